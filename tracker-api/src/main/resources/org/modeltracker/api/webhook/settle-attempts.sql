with given as materialized (
  select * from %s
), r as materialized (
  select given.*, coalesce(given.claim < u.plan, false) as outdated
    from given left join work.due u on u.delivery = given.delivery
), settled as (
  merge into work.delivery d using r
     on d.id = r.delivery and d.webhook = r.webhook and d.message = r.message and d.message = any (?::uuid[])
   when matched then update set
        status = case when not r.outdated and (r.success or (r.trigger <> 'manual' and d.status <> 'delivered')) then r.status else d.status end,
        delivered_at = case when r.success then r.ended_at else d.delivered_at end,
        failed_at = case when r.success then d.failed_at else r.ended_at end
   -- Never, but it makes an outer join of this, which begins with the attempts and finds each delivery by its key. An inner join may begin with all
   -- deliveries of the message: as many as there are webhooks, where the planner expects one.
   when not matched and false then insert default values
  returning d.id, new.status, r.claim, r.plan_at, r.success or (r.trigger <> 'manual' and old.status <> 'delivered') as plans,
            r.message, r.trigger, r.started_at, r.duration_ms, r.outcome, r.answered, r.response
), planned as (
  merge into work.due u using settled s on u.delivery = s.id
   when matched and s.claim < u.plan then do nothing
   when matched and u.claim = s.claim and case when s.plans then s.plan_at else u.plan_at end is null then delete
   when matched then update set
        attempts = u.attempts + case when s.trigger in ('plan', 'ping') then 1 else 0 end,
        plan_at = case when s.plans then s.plan_at else u.plan_at end,
        due_at = case when u.claim is distinct from s.claim then u.due_at when s.plans then s.plan_at else u.plan_at end,
        trigger = case when u.claim is distinct from s.claim then u.trigger when s.trigger = 'ping' then 'ping' else 'plan' end,
        leased_until = case when u.claim is distinct from s.claim then u.leased_until end,
        claim = case when u.claim is distinct from s.claim then u.claim end
), orphaned as (
  delete from work.due where delivery = any (array(select delivery from r except select id from settled))
), kept as (
  insert into work.attempt (delivery, message, trigger, started_at, duration_ms, outcome, status, response)
  select id, message, trigger, started_at, duration_ms, outcome, answered, response from settled order by started_at
)
select id from settled where status = 'failed'
