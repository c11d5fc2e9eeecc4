-- The timeline of a model can be read as its sources had told it by a day; what happened to a benchmark is no organisation's doing.
-- (The table is empty: a new file in this folder makes the service replay the log into new tables.)

alter table entry
  add column observed timestamptz not null,
  alter column organisation drop not null;
