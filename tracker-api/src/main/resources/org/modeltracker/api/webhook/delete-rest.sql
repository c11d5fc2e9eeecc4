with gone as (
  delete from work.delivery_rest d
   where d.message = any (?::uuid[]) and greatest(d.made_at, d.delivered_at, d.failed_at) < ?
     and not exists (select from work.due u where u.delivery = d.id)
  returning d.id
), tried as (
  delete from work.attempt_rest a using gone where a.delivery = gone.id
)
select count(*) from gone
