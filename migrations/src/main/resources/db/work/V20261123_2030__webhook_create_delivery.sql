-- Every piece of news that was promised to somebody is kept until it arrived, and every attempt can be looked at.

-- What is sent, as the bytes that are signed.
create table work.message (
  id             uuid        primary key,                 -- of the event, where it is about one
  position       bigint      unique,                      -- of that event
  type           text        not null,
  body           text        not null,
  sentence       text        not null,
  page           text        not null,
  changes_answer boolean     not null,
  historical     boolean     not null,
  made_at        timestamptz not null
);

create table work.delivery (
  id           bigint      generated always as identity primary key,
  webhook      uuid        not null references work.webhook on delete cascade,
  message      uuid        not null references work.message,
  status       text        not null check (status in ('waiting', 'delivered', 'failed')),
  attempts     int         not null default 0,            -- of the plan
  plan_at      timestamptz,                               -- when the plan tries next; null when it does not any more
  due_at       timestamptz,                               -- when anybody tries next: plan, or on request; while one tries, when it is given up for dead
  trigger      text        not null check (trigger in ('plan', 'manual', 'ping')),
  leased       boolean     not null default false,
  version      int         not null default 0,            -- counts claims and requests, so that a late outcome undoes no later wish
  made_at      timestamptz not null,
  delivered_at timestamptz,
  failed_at    timestamptz,                               -- of the last failure
  unique (webhook, message)
);
create index delivery_due on work.delivery (webhook, due_at) where due_at is not null;
create index delivery_next on work.delivery (due_at) where due_at is not null;
create index delivery_leased on work.delivery (webhook) where leased;
create index delivery_failed on work.delivery (webhook, failed_at) where failed_at is not null;

create table work.attempt (
  id          bigint      generated always as identity primary key,
  delivery    bigint      not null references work.delivery on delete cascade,
  trigger     text        not null,
  started_at  timestamptz not null,
  duration_ms bigint      not null,
  outcome     text        not null,                       -- status_200, timeout, address_refused…
  status      int,                                        -- of HTTP; null without an answer
  response    bytea                                       -- the first 20,000 bytes
);
create index attempt_delivery on work.attempt (delivery);

-- A replay goes on where it was, whoever was killed.
create table work.replay (
  id       uuid        primary key,
  webhook  uuid        not null references work.webhook on delete cascade,
  position bigint      not null,                          -- how far it is
  until    bigint      not null,                          -- where the log ended when it was asked for
  made     bigint      not null default 0,                -- deliveries made or made again
  asked_at timestamptz not null,
  done_at  timestamptz
);
create index replay_open on work.replay (asked_at) where done_at is null;
