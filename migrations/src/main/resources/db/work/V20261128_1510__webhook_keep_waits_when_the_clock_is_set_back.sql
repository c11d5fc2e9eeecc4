-- What waits to be sent keeps its wait when the clock is set back, and a clock set forward makes no endpoint fail for days.

create table work.clock (
  one   boolean     primary key default true check (one),
  shown timestamptz not null                              -- the latest time that any sender saw; falls when the clock is set back
);
insert into work.clock (shown) values ('-infinity');

alter table work.webhook
  add column failed_at  timestamptz,                      -- the last failure of failing_since
  add column failing_ms bigint not null default 0;        -- from failure to failure, each gap no longer than the plan can make it

update work.webhook
   set failed_at = current_timestamp, failing_ms = extract(epoch from current_timestamp - failing_since) * 1000
 where failing_since is not null;
