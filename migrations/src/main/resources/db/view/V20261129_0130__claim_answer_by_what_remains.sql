-- A price can end by itself, and a late catalogue no longer silences a vendor: answers follow the rule as it reads now.
-- (The table is empty: a new file in this folder makes the service replay the log into new tables.)

alter table answer
  add column remains jsonb;                   -- what is left of the claim that gives the answer, once a part of it has ended
