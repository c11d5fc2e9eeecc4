-- A score without a unit is compared in the unit that its benchmark had when the claim was recorded.
-- (The table is empty: a new file in this folder makes the service replay the log into new tables.)

alter table claim
  add column meaning jsonb;                   -- what the claim says beside the subject that it requires, where that is more than it says alone
