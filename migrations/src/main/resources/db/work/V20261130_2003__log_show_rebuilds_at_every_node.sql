-- Every node can say how far the latest rebuild of the views is, whichever node rebuilds them.

create table work.rebuild (
  single     boolean     primary key default true check (single),
  state      text        not null check (state in ('running', 'done', 'failed')),
  done       bigint      not null,                    -- events replayed
  total      bigint      not null,                    -- events in the log
  started_at timestamptz not null,
  ended_at   timestamptz,
  reason     text                                     -- why it failed
);
