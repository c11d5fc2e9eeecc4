-- A ping is found at once where its endpoint has a backlog that nobody may send yet, an endpoint that fails among thousands that do not, and a
-- delivery, which changes twice, costs fewer indexes.

create index delivery_ping on work.delivery (webhook) where trigger = 'ping' and due_at is not null;
create index webhook_failing on work.webhook (id) where failing_since is not null;
drop index work.delivery_next;
drop index work.delivery_leased;
drop index work.webhook_next;
