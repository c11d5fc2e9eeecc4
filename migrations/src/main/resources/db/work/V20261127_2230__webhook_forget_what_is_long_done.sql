-- What is long done can be forgotten message by message, and the deliveries of one webhook be listed however many others there are.

alter table work.delivery drop constraint delivery_webhook_message_key;
alter table work.delivery add constraint delivery_message_webhook_key unique (message, webhook);
create index delivery_of_webhook on work.delivery (webhook, id);
create index message_made on work.message (made_at, id);
