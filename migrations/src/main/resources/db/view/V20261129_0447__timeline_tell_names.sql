-- Sentences call models and organisations by the names that were known, and say which snapshot and variant a claim is about.
-- Nothing to alter: a new file in this folder makes the service replay the log into new tables.
select;
