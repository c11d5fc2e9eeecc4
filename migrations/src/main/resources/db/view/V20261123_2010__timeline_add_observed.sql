-- The timeline of a model can be read as its sources had told it by a day; what happened to a benchmark is no organisation's doing.

alter table entry
  add column observed timestamptz,
  alter column organisation drop not null;

update entry e
   set observed = (case when length(l.payload ->> 'observed_at') = 10 then (l.payload ->> 'observed_at') || 'T00:00:00Z'
                        else l.payload ->> 'observed_at' end)::timestamptz,
       organisation = case when e.subject_kind = 'benchmark' then null else e.organisation end
  from log.event l
 where l.position = e.position;

alter table entry alter column observed set not null;
