create table work.%1$s (like work.delivery including constraints including indexes) with (fillfactor = 50);
create table work.%2$s (like work.attempt including constraints including indexes);
