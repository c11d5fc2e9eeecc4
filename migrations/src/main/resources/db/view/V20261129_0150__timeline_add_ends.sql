-- The end of a price has a place of its own on the timeline and in the calendar.
-- (The table is empty: a new file in this folder makes the service replay the log into new tables.)

alter table entry
  add column ends boolean not null default false,      -- the end that the event gives, beside the event itself
  drop constraint entry_pkey,
  add primary key (position, ends);
create index entry_ends on entry (position) where ends;
