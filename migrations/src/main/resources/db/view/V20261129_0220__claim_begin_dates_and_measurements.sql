-- A past day shows no score and no model of later: dates and measurements begin at their effective date, as states do.
-- Nothing to alter: a new file in this folder makes the service replay the log into new tables.
select;
