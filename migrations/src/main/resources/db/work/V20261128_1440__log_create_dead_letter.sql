-- An event that the views cannot take in is set aside by name, so that everything after it can be read.

create table work.dead_letter (
  position bigint      primary key,
  event_id uuid        not null,
  stream   text        not null collate "C",   -- whose answers leave it out
  type     text        not null,
  reason   text        not null,
  since    timestamptz not null
);
