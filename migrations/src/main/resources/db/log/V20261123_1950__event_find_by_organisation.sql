-- Whoever follows one organisation's models need not wait for a walk through the whole log.
create index event_organisation on log.event (split_part(substr(stream, 7), '/', 1), position) where stream like 'model:%';
