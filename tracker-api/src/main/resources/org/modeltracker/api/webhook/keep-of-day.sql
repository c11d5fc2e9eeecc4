with asked_again as (
  select message, webhook from needed
  union
  select u.message, u.webhook from work.due u where u.message >= '%3$s' and u.message < '%4$s'
), kept as (
  insert into work.delivery (id, webhook, message, status, made_at, delivered_at, failed_at) overriding system value
  select d.id, d.webhook, d.message, d.status, d.made_at, d.delivered_at, d.failed_at
    from asked_again join work.%1$s d using (message, webhook)
  returning id
), tried as (
  insert into work.attempt (id, delivery, trigger, started_at, duration_ms, outcome, status, response, message) overriding system value
  select a.id, a.delivery, a.trigger, a.started_at, a.duration_ms, a.outcome, a.status, a.response, a.message
    from work.%2$s a join kept on kept.id = a.delivery
)
select count(*) from kept
