-- Somebody can have news sent to a mailbox, without a key: a webhook with the format email, whose address is a mailto.

alter table work.webhook drop constraint webhook_disabled_reason_check;
alter table work.webhook add constraint webhook_disabled_reason_check check (disabled_reason in ('gone', 'asked', 'failing', 'bounced'));

-- The subscriptions of one mailbox, and the few that nobody confirmed or that bounce.
create index webhook_mailbox on work.webhook (url) where format = 'email';
create index webhook_unread on work.webhook (created_at) where format = 'email' and status <> 'active';
