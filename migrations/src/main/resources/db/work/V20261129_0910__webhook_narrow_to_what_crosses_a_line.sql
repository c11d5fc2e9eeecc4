-- A subscriber can be alerted only when a price crosses a line, or a state reaches a word.

alter table work.webhook
  add column alerts     jsonb,                            -- as asked for; null: every event that fits the other filters
  add column conditions jsonb;                            -- the same, with prices for a single unit, as messages have them
alter table work.message
  add column moves      jsonb;                            -- what the event moved at its instant; null: nothing that conditions look at
