-- Several nodes count one reader's requests together. Unlogged: counting writes nothing to the log of the server, and a crash forgives.

create unlogged table work.quota (
  reader bytea       primary key,                   -- SHA-256 of who is counted, and for what
  since  timestamptz not null,                      -- the window that is under way
  until  timestamptz not null,
  taken  bigint      not null                       -- by all nodes, in this window
) with (fillfactor = 50);
