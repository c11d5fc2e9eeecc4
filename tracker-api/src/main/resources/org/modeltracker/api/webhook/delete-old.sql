with gone as (
  delete from work.delivery d
   where d.message = any (?::uuid[]) and greatest(d.made_at, d.delivered_at, d.failed_at) < ?
     and (d.tableoid = 'work.delivery_rest'::regclass or d.made_at < ?)
     and not exists (select from work.due u where u.delivery = d.id)
  returning d.id
)
select count(*) from gone
