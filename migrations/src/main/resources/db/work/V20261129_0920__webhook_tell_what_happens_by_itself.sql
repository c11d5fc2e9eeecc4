-- What begins or ends by itself is news at its instant, and dates to come are reminded of: each follows the clock and keeps how far it has told.

create table work.clock_follower (
  name text        primary key,
  seen timestamptz                                        -- up to this instant everything is told; null before the first start
);

insert into work.clock_follower (name) values ('due'), ('reminders');
