-- Scores are kept apart by metric, "4.3" and "v4.3" are one version, and percent and fraction are compared as one unit.
-- Nothing to alter: a new file in this folder makes the service replay the log into new tables.
select;
