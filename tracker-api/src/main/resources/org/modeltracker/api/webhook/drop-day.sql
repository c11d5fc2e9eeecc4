create temporary table kept on commit drop as
select d.* from work.%1$s d
  join (select message, webhook from needed union
        select u.message, u.webhook from work.due u where u.message >= '%3$s' and u.message < '%4$s') n using (message, webhook);
create temporary table kept_attempt on commit drop as
select a.* from work.%2$s a join kept on kept.id = a.delivery;

drop table work.%1$s, work.%2$s;

insert into work.delivery_rest (id, webhook, message, status, made_at, delivered_at, failed_at) overriding system value
select id, webhook, message, status, made_at, delivered_at, failed_at from kept;
insert into work.attempt_rest (id, delivery, trigger, started_at, duration_ms, outcome, status, response, message) overriding system value
select id, delivery, trigger, started_at, duration_ms, outcome, status, response, message from kept_attempt;
