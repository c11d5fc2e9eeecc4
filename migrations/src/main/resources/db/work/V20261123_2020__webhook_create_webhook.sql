-- Somebody can have news sent to an address, signed with a secret that only they and we can read.

create table work.webhook (
  id                 uuid        primary key,
  owner              text        not null,
  url                text        not null,
  description        text,
  types              text[]      not null,                -- empty: every type of event
  models             text[]      not null,                -- as asked for, * standing for anything
  model_likes        text[]      not null,                -- the same as patterns of LIKE
  organisations      text[]      not null,
  only_changes       boolean     not null,
  include_historical boolean     not null,
  format             text        not null,
  rate_per_minute    int,                                 -- null: no limit
  paused             boolean     not null,
  status             text        not null check (status in ('pending', 'active', 'disabled')),
  code_sha256        bytea,                               -- of the code that the last ping carried
  created_at         timestamptz not null,
  consented_at       timestamptz,
  consented_by       text        check (consented_by in ('answer', 'code', 'handshake')),
  next_at            timestamptz not null,                -- no delivery before this: the rate limit
  failing_since      timestamptz,                         -- the first failure after which nothing succeeded
  warned_at          timestamptz,
  disabled_at        timestamptz,
  disabled_reason    text        check (disabled_reason in ('gone', 'asked', 'failing')),
  disabled_position  bigint                               -- how far the log was: a replay from here misses nothing
);
create index webhook_owner on work.webhook (owner, id);
create index webhook_next on work.webhook (next_at);
create index webhook_active on work.webhook (id) where status = 'active';

-- Secrets are encrypted (AES-GCM); the keyset is so too, under a key that the database never sees.
create table work.webhook_secret (
  webhook    uuid        not null references work.webhook on delete cascade,
  made_at    timestamptz not null,
  ciphertext bytea       not null,
  expires_at timestamptz,                                 -- null for the newest
  primary key (webhook, made_at)
);
create table work.keyset (
  one       boolean primary key default true check (one),
  encrypted text    not null
);
