-- Which identity begins or ends next, without an event, is found by index, as it is for answers.
create index identified_begins on identified (effective_from);
create index identified_ends on identified (effective_to);
