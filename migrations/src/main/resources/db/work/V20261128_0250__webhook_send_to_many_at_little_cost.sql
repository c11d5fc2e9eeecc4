-- News for many endpoints is sent at little cost: what is to be attempted is a small row that comes and goes, and a delivery that arrives changes
-- nothing that an index knows.

create sequence work.claim;
create table work.due (
  delivery     bigint      primary key,
  webhook      uuid        not null,
  message      uuid        not null,
  trigger      text        not null check (trigger in ('plan', 'manual', 'ping')),
  attempts     int         not null default 0,            -- of the plan
  plan_at      timestamptz,                               -- when the plan tries next; null when it does not any more
  due_at       timestamptz not null,                      -- when anybody tries next: plan, or on request
  plan         bigint      not null default nextval('work.claim'),  -- claims before this one belong to a plan that another has taken the place of
  claim        bigint,                                    -- of who tried last and has not told what came of it; no two are the same
  leased_until timestamptz                                -- when they are given up for dead
) with (fillfactor = 50);                                 -- a claim finds room on the page
create index due_next on work.due (webhook, due_at);
create index due_ping on work.due (webhook) where trigger = 'ping';

insert into work.due (delivery, webhook, message, trigger, attempts, plan_at, due_at)
select id, webhook, message, trigger, attempts, plan_at, due_at from work.delivery where due_at is not null;

drop index work.delivery_due;
drop index work.delivery_ping;
alter table work.delivery
  drop column due_at, drop column plan_at, drop column trigger, drop column attempts, drop column leased, drop column version;
alter table work.delivery set (fillfactor = 50);

-- A message is forgotten under a lock that excludes whoever promises it: one lock for all, where the key was a check for each.
alter table work.delivery drop constraint delivery_message_fkey;

-- An attempt is found by its delivery alone.
alter table work.attempt drop constraint attempt_pkey;
alter table work.attempt add primary key (delivery, id);
drop index work.attempt_delivery;

-- Events that many wait for are taken in part by part.
alter table work.follower
  add column until bigint,                                -- the last event of those that are taken in parts; null between them
  add column part  uuid;                                  -- the last webhook that these were promised to
