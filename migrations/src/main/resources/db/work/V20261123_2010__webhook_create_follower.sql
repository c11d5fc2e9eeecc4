-- Promises can be made of every event once: whoever makes them keeps here how far they are in the log.

create table work.follower (
  name     text   primary key,
  position bigint not null                -- of the last event that was taken in; moves in the transaction of the promises
);

-- Nobody has subscribed to anything yet, so what the log holds already concerns nobody.
insert into work.follower (name, position) select 'webhooks', position from log.head;
