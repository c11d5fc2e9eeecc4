-- Old deliveries and attempts go with the partition of their day, not row by row.

-- All locks first: an older node takes webhooks before deliveries, or after. Whoever waits for this one waits less than deadlock_timeout (1 s); then
-- this one gives way and tries again, so that no transaction of theirs ends as a deadlock.
do $$
declare
  patience text := current_setting('lock_timeout');
begin
  perform set_config('lock_timeout', '200ms', true);
  for tries in 1 .. 50 loop
    begin
      lock table work.webhook, work.message, work.delivery, work.attempt in access exclusive mode;
      exit;
    exception when lock_not_available then
      if tries = 50 then raise; end if;
      perform pg_sleep(0.1);
    end;
  end loop;
  perform set_config('lock_timeout', patience, true);
end $$;

-- The key of a message is a UUID of version 7 now, which begins with the time when it was made. So a range of keys is a day, and it is in what is
-- unique already: `on conflict (webhook, message)` of the release before still holds. The id that receivers see is made of what the message tells;
-- it gets a column of its own, null where it is the key, as in all messages of earlier releases.
alter table work.message add column news uuid;
create unique index message_news on work.message (coalesce(news, id));

-- Ids go on where they were; their sequences end with the columns' identity, and begin again under the same names.
select set_config('tracker.last_delivery', (select last_value from work.delivery_id_seq)::text, true),
       set_config('tracker.last_attempt', (select last_value from work.attempt_id_seq)::text, true);

-- What exists now becomes the partition of the rest, without a copy. It also takes what has no partition of a day. The application makes the
-- partitions of days. Two indexes are built again, a second for a million deliveries; deliveries wait meanwhile.
alter table work.attempt drop constraint attempt_delivery_fkey;
alter table work.delivery
  drop constraint delivery_pkey,
  add constraint delivery_rest_pkey primary key (id, message);
alter table work.delivery rename constraint delivery_message_webhook_key to delivery_rest_message_webhook_key;
alter index work.delivery_failed rename to delivery_rest_failed;
alter index work.delivery_of_webhook rename to delivery_rest_of_webhook;
alter table work.delivery alter id drop identity;
alter table work.delivery rename to delivery_rest;

create table work.delivery (
  id           bigint      generated always as identity,
  webhook      uuid        not null,
  message      uuid        not null,
  status       text        not null,
  made_at      timestamptz not null,
  delivered_at timestamptz,
  failed_at    timestamptz,                               -- of the last failure
  constraint delivery_pkey primary key (id, message),
  constraint delivery_message_webhook_key unique (message, webhook),
  constraint delivery_status_check check (status in ('waiting', 'delivered', 'failed')),
  constraint delivery_webhook_fkey foreign key (webhook) references work.webhook on delete cascade
) partition by range (message);
create index delivery_failed on work.delivery (webhook, failed_at) where failed_at is not null;
create index delivery_of_webhook on work.delivery (webhook, id);
alter table work.delivery attach partition work.delivery_rest default;

alter table work.attempt
  drop constraint attempt_pkey,
  add column message uuid,                                -- of the delivery; null for attempts of earlier releases
  alter id drop identity;
alter table work.attempt rename to attempt_rest;
create table work.attempt (
  id          bigint      generated always as identity,
  delivery    bigint      not null,
  trigger     text        not null,
  started_at  timestamptz not null,
  duration_ms bigint      not null,
  outcome     text        not null,                       -- status_200, timeout, address_refused…
  status      int,                                        -- of HTTP; null without an answer
  response    bytea,                                      -- the first 20,000 bytes
  message     uuid
) partition by range (message);
create index attempt_of_delivery on work.attempt (delivery, id);
alter table work.attempt attach partition work.attempt_rest default;

select setval('work.delivery_id_seq', current_setting('tracker.last_delivery')::bigint),
       setval('work.attempt_id_seq', current_setting('tracker.last_attempt')::bigint);

-- The attempts of a deleted delivery go too. A foreign key would have to look through all attempts whenever a day is dropped. Two statements, because
-- each opens only the partitions that it needs; by index, because their plan is kept, and the next deletion may be of one delivery.
create function work.delete_attempts() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
begin
  delete from work.attempt a using gone where a.delivery = gone.id and a.message = gone.message;
  delete from work.attempt a using gone where a.delivery = gone.id and a.message is null;
  return null;
end $$;
create trigger delivery_delete_attempts after delete on work.delivery
  referencing old table as gone for each statement execute function work.delete_attempts();
