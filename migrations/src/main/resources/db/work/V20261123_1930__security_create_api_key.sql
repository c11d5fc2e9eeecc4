-- Callers can be told apart by the key they send; of a key only its SHA-256 is kept, so this table cannot give one away.

create table work.api_key (
  id           uuid        primary key,                                  -- version 7: sorts by time
  name         text        not null,
  owner        text        not null,
  scopes       text[]      not null,
  sha256       bytea       not null unique check (length(sha256) = 32),
  ending       text        not null,                                     -- its last four characters, to tell keys apart
  created_at   timestamptz not null,
  last_used_at timestamptz,                                              -- to the minute
  revoked_at   timestamptz
);
