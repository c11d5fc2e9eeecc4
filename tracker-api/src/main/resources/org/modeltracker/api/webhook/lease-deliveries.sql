with recursive waiting as (
  select array[]::uuid[] as webhooks, :served::uuid as last
  union all
  select next.webhooks, next.webhooks[cardinality(next.webhooks)]
    from waiting
   cross join lateral (
     select array_agg(distinct few.webhook) as webhooks
       from (select u.webhook from work.due u where u.webhook > waiting.last and u.due_at <= :now order by u.webhook limit 16) few) next
   where waiting.last is not null
), chosen as (
  select first.delivery, w.*
    from waiting
   cross join unnest(waiting.webhooks) as one (webhook)
   cross join lateral (
     select w.id, w.owner, w.url, w.format, w.rate_per_minute, w.consented_by,
            w.status = 'active' and not w.paused and w.next_at <= :now and (w.lease_until is null or w.lease_until > :now) and %s
             as open,
            case when w.rate_per_minute is not null or w.failing_since is not null then 1 else :most end as most,
            coalesce(((select :held::jsonb) ->> w.id::text)::int, 0) as held
       from work.webhook w where w.id = one.webhook and (w.format <> 'email' or :letters > 0) limit 1) w
   cross join lateral (
     select free.delivery
       from (select * from (
               select u.delivery from work.due u
                where w.open and u.webhook = w.id and u.due_at <= :now and (u.leased_until is null or u.leased_until <= :now)
                order by u.due_at, u.delivery limit w.most) news
             union all
             select * from (
               select u.delivery from work.due u
                where not w.open and u.webhook = w.id and u.trigger = 'ping' and u.due_at <= :now
                  and (u.leased_until is null or u.leased_until <= :now) limit w.most) pings) free
      limit greatest(w.most - w.held, 0)) first
   limit :slots
), posted as (
  select c.delivery from (select delivery, format, row_number() over (partition by format = 'email') as nth from chosen) c
   where c.format <> 'email' or c.nth <= :letters
), claimed as (
  update work.due u set leased_until = :until, claim = nextval('work.claim')
   where u.delivery = any (array(
     select u.delivery from work.due u
      where u.delivery = any (array(select delivery from posted)) and u.due_at <= :now and (u.leased_until is null or u.leased_until <= :now)
        for update skip locked))
  returning u.delivery, u.claim, u.attempts, u.trigger, u.webhook, u.message
), paced as (
  update work.webhook w set next_at = :now::timestamptz + interval '1 minute' / w.rate_per_minute
    from (select w.id from work.webhook w
           where w.rate_per_minute is not null
             and w.id = any (array(select w.id from claimed c join chosen w on w.delivery = c.delivery
                                    where w.rate_per_minute is not null and c.trigger <> 'ping'))
             for no key update skip locked) free
   where w.id = free.id
)
select c.*, w.owner, w.url, w.format, w.rate_per_minute, w.consented_by = 'handshake' as by_handshake,
       m.type, coalesce(m.news, m.id) as news, coalesce(m.chat, m.sentence) as chat, coalesce(m.link, m.page) as link, case when row_number() over (partition by c.message order by c.webhook) = 1 then m.body end as body,
       array(select s.ciphertext from work.webhook_secret s
              where s.webhook = c.webhook and (s.expires_at is null or s.expires_at > :now)
              order by s.made_at desc) as sealed
  from claimed c
  join chosen w on w.delivery = c.delivery
 cross join lateral (select * from work.message m where m.id = c.message limit 1) m
 order by c.webhook
