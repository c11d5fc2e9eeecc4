-- A request that makes anything, not an event alone, can be repeated under its key and makes it once.

alter table work.idempotency
  alter column event_id drop not null,
  add kind      text not null default 'event',  -- of what was made
  add reference text,                           -- its id, never a secret; null where an older release wrote the row
  add constraint idempotency_refers check (coalesce(reference, event_id::text) is not null);
