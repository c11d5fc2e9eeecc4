-- A person can ask for a key by e-mail. Each mailbox has one owner, so that a lost key is replaced and its webhooks stay.

create table work.key_mailbox (
  mailbox_hmac bytea       primary key check (length(mailbox_hmac) = 32),  -- the mailbox itself is kept nowhere
  owner        text        not null unique,
  made_at      timestamptz not null
);

create table work.mailbox_secret (
  only_one   boolean primary key default true check (only_one),
  ciphertext bytea   not null                                              -- of what the mailboxes are hashed with, under the keyset
);
