-- All nodes together send no more at once to one endpoint than it may get. Unlogged: after a crash nobody is sending.

create unlogged table work.sender (
  node    uuid        primary key,                    -- one for each start of a process
  seen_at timestamptz not null,                       -- by the clock of the database
  held    jsonb       not null                        -- deliveries under way, by endpoint
);
