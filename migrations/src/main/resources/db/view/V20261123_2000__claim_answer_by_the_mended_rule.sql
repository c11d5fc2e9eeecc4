-- Answers follow the rule as it reads now: narrower audiences go along with everybody, and a publisher confirms only what it had standing.
-- Nothing to alter. That there is a new file in this folder is what makes the service replay the log into new tables at its next start.
select;
