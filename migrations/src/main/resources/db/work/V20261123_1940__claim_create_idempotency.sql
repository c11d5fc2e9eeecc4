-- A caller who lost an answer can ask again and gets the first one, instead of recording twice.

create table work.idempotency (
  owner     text        not null,
  key       text        not null,
  digest    text        not null,           -- SHA-256 of the request's place and body
  event_id  uuid        not null,
  is_new    boolean     not null,           -- whether the first answer was 201
  stored_at timestamptz not null,
  primary key (owner, key)
);
create index idempotency_stored_at on work.idempotency (stored_at);
