-- News of a rare type with its corrections, what was recorded in a stretch of time, and what has a date to come are found without reading everything else.

alter table entry add column concerns text not null;  -- the type; of a correction or retraction, that of what it amends

create index entry_concerns on entry (concerns, position);
create index entry_type on entry (type, position);
create index entry_recorded on entry (recorded_at, position);
create index entry_ahead on entry (position) where begins > observed or type = 'expectation.stated';
