-- A feed reader can have a feed sent to its callback when the feed has news (WebSub): a webhook with the format websub.

alter table work.webhook
  add column topic       text,                            -- the feed's own address; null for every other format
  add column lease_until timestamptz;                     -- nothing is sent after this; null: no end
alter table work.webhook drop constraint webhook_consented_by_check;
alter table work.webhook add constraint webhook_consented_by_check check (consented_by in ('answer', 'code', 'handshake', 'challenge'));
create unique index webhook_topic on work.webhook (topic, url) where topic is not null;

-- What a callback is asked to confirm. The newest request of a subscription is the one that counts.
create table work.hub_request (
  webhook          uuid        primary key references work.webhook on delete cascade,
  mode             text        not null check (mode in ('subscribe', 'unsubscribe')),
  lease_seconds    int         not null,
  secret           bytea,                                 -- encrypted; null: deliveries are not signed
  challenge_sha256 bytea,                                 -- of the challenge that was sent last
  asked_at         timestamptz not null
);

-- What each feed was when it was last looked at, so that its news is sent once, also over a restart.
create table work.hub_topic (
  topic          text        primary key,
  position       bigint      not null,                    -- how far the log was
  looked_at      timestamptz not null,
  entries_sha256 bytea       not null                     -- of the ids of its entries and their last updates
);
create index hub_topic_looked on work.hub_topic (looked_at);
