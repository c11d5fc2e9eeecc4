-- A subscriber can have a digest once a week in the place of single events.

alter table work.webhook
  add column schedule    jsonb,                           -- as asked for; null: single events
  add column digest_from timestamptz,                     -- where the next digest begins: the end of the last one
  add column digest_at   timestamptz;                     -- where it ends, and when it is sent
create index webhook_digest on work.webhook (digest_at) where schedule is not null;
