create table work.%1$s (like work.delivery including constraints including indexes) with (fillfactor = 50);
create table work.%2$s (like work.attempt including constraints including indexes);
alter table work.delivery attach partition work.%1$s for values from ('%3$s') to ('%4$s');
alter table work.attempt attach partition work.%2$s for values from ('%3$s') to ('%4$s');
