-- One event can be news about several answers, a message for each.

alter table work.message drop constraint message_position_key;
