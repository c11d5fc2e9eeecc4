-- Webhooks pause while their owner has no working key, so that a revoked key sends nothing more.

alter table work.webhook add column keyless_at timestamptz;   -- when the owner's last key was revoked; null while there is one
create index api_key_working on work.api_key (owner) where revoked_at is null;
