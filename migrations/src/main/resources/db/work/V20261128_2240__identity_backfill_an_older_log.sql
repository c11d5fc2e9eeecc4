-- A log from before model.identified is reviewed by the rules once, at the first start that finds a row here.

create table work.identity_backfill (
  begun timestamptz   -- of the first try, which each later one continues; null before it
);

insert into work.identity_backfill (begun)
select null
 where exists (select from log.event) and not exists (select from log.event where type = 'model.identified');
