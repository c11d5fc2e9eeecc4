-- The past of a source can be imported from a git repository: one run, with a row for each snapshot, that goes on where a crash ended it.

alter table work.import_run
  add column is_history boolean not null default false, -- a run over many snapshots: itself no observation
  add column part_of    uuid references work.import_run (id),
  add column object     text,                           -- id of the file or folder in git: equal ids are equal content
  add column cancelled  boolean not null default false;
create index import_run_part on work.import_run (part_of) where part_of is not null;
create index import_run_listed on work.import_run (id) where part_of is null;
