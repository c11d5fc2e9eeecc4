-- Imports can be looked up, compared with what was seen before and after, and found unfinished after a crash.

create table work.import_run (
  id          uuid        primary key,       -- version 7: sorts by time
  source      text        not null,
  publisher   text,                          -- null while the file has not been read
  state       text        not null check (state in ('running', 'done', 'refused', 'failed')),
  observed_at text        not null,          -- as it was given: a day or an instant
  observed    timestamptz not null,          -- where that begins
  digest      text,
  etag        text,
  done        bigint      not null,          -- events recorded or known, of total
  total       bigint      not null,
  report      jsonb       not null,
  offerings   bytea                          -- what it saw: names, gzipped; null before it is done
);
create index import_run_observed on work.import_run (source, observed) where state = 'done';
create index import_run_running on work.import_run (source) where state = 'running';
