-- Somebody who signed in at one node is signed in at all of them, also after a restart. The columns are those of Spring Session.

create table work.page_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint   not null,          -- milliseconds since 1970, as the other times
  last_access_time      bigint   not null,
  max_inactive_interval int      not null,          -- seconds
  expiry_time           bigint   not null,
  principal_name        text                        -- the id of the key, never the key
);
create index page_session_expiry on work.page_session (expiry_time);

create table work.page_session_attributes (
  session_primary_id char(36) not null references work.page_session (primary_id) on delete cascade,
  attribute_name     text     not null,
  attribute_bytes    bytea    not null,             -- JSON: a text, a caller without key, or a token of forms
  primary key (session_primary_id, attribute_name)
);
