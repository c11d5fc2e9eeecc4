-- A person can ask for a key by e-mail. Each mailbox has one owner, so that a lost key is replaced and its webhooks stay.

create table work.key_mailbox (
  person_sha256 bytea       primary key,                  -- of the mailbox without what follows a plus; the mailbox itself is kept nowhere
  owner         text        not null unique,
  made_at       timestamptz not null
);
