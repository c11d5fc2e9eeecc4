alter table work.delivery attach partition work.%1$s for values from ('%3$s') to ('%4$s');
alter table work.attempt attach partition work.%2$s for values from ('%3$s') to ('%4$s');
