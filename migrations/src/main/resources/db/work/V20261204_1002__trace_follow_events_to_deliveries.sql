-- A trace goes on from the request that recorded an event to its deliveries, whichever node makes them. Unlogged: a crash loses traces only.

create unlogged table work.event_trace (
  event   uuid        primary key,
  parent  text        not null,                           -- the span that recorded it, as the header traceparent spells it
  made_at timestamptz not null
);
create index event_trace_made on work.event_trace (made_at);
