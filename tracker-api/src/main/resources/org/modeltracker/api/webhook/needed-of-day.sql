create temporary table needed on commit drop as
select d.message, d.webhook from work.%1$s d
 where greatest(d.made_at, d.delivered_at, d.failed_at) >= '%2$s' or exists (select from work.due u where u.delivery = d.id)
 limit %3$d
