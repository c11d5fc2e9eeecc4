-- The pages that claims name can be kept, pages can be watched, and each difference waits until somebody decides what it means.

create table work.page (
  id            uuid primary key,
  url           text        not null,
  origin        text        not null,                 -- scheme, host and port
  purpose       text        not null check (purpose in ('evidence', 'watch')),
  selector      text,                                 -- CSS; null: the whole page
  every_seconds bigint      not null,
  next_at       timestamptz not null,                 -- when it is fetched next, or when its lease ends
  lease         uuid,                                 -- of the node that is at it
  etag          text,
  last_modified text,
  checked_at    timestamptz,                          -- when its origin last answered
  failure       text,                                 -- why the last fetch gave no text; null: it did
  failures      int         not null default 0        -- in a row
);
create index page_due on work.page (next_at);
create unique index page_evidence on work.page (url) where purpose = 'evidence';

create table work.page_origin (
  origin    text primary key,
  free_at   timestamptz not null,                     -- nobody asks there before
  robots    text,                                     -- empty where it has no robots.txt
  robots_at timestamptz
);

create table work.page_copy (
  id         bigint generated always as identity primary key,
  page       uuid        not null references work.page (id) on delete cascade,
  fetched_at timestamptz not null,
  sha256     bytea       not null,                    -- of the bytes that came
  text       text        not null
);
create index page_copy_newest on work.page_copy (page, id);

create table work.watch (
  page       uuid primary key references work.page (id) on delete cascade,
  publisher  text        not null,
  about      text        not null,
  owner      text        not null,
  created_at timestamptz not null
);
create index watch_owner on work.watch (owner);

create table work.evidence (
  event      uuid primary key,
  page       uuid not null references work.page (id),
  publisher  text not null,
  quote      text,
  copy       bigint references work.page_copy (id),   -- null until the page is fetched
  found      text check (found in ('same', 'changed', 'gone')), -- at the last look; null without a quote that the copy has
  checked_at timestamptz
);
create index evidence_page on work.evidence (page);
create index evidence_copy on work.evidence (copy);

create table work.review (
  id         uuid primary key,
  kind       text        not null check (kind in ('page_changed', 'page_gone', 'evidence_changed', 'evidence_gone')),
  page       uuid        not null,                    -- it may be watched no longer
  url        text        not null,
  publisher  text        not null,
  about      text,                                    -- of a watch
  claims     uuid[]      not null default '{}',       -- the events whose evidence it is
  before     text,
  after      text,
  found_at   timestamptz not null,
  state      text        not null default 'open' check (state in ('open', 'recorded', 'dismissed')),
  decided_at timestamptz,
  decided_by text,
  reason     text,
  events     uuid[]      not null default '{}'        -- that were recorded because of it
);
create index review_state on work.review (state, id);
create index review_open on work.review (page) where state = 'open';

-- Evidence begins with the record: a page that is still there is kept for older claims too.
insert into work.follower (name, position) values ('evidence', 0);
