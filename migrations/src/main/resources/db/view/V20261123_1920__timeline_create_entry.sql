-- What happened can be read in order, one sentence an event.

create table entry (
  position     bigint      primary key,
  event_id     uuid        not null,
  type         text        not null,
  subject_kind text        not null,
  subject      text        not null,
  organisation text        not null,
  effective    text        not null,
  begins       timestamptz not null,
  recorded_at  timestamptz not null,
  sentence     text        not null,
  source       jsonb       not null
);
create index entry_begins on entry (begins desc, position desc);
create index entry_subject on entry (subject, begins desc, position desc);
create index entry_organisation on entry (organisation, begins desc, position desc);
