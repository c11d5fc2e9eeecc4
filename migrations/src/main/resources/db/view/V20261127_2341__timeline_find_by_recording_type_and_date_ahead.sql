-- News of a rare type, what was recorded in a stretch of time, and what has a date to come are found without reading everything else.

create index entry_type on entry (type, position);
create index entry_recorded on entry (recorded_at, position);
create index entry_ahead on entry (position) where begins > observed or type = 'expectation.stated';
