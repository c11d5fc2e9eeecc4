-- Weights that are pulled, or move, begin an answer of their own; licences are compared without case.
-- Nothing to alter: a new file in this folder makes the service replay the log into new tables.
select;
