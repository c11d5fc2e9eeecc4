-- Disputes can be listed by importance: by how far prices are apart, and by when the dispute began.
-- (The table is empty: a new file in this folder makes the service replay the log into new tables.)

alter table answer
  add column price_gap numeric,               -- the largest difference of a disputed price, as a share of the higher one
  add column disputed_from timestamptz;       -- the first instant of disputed_since
