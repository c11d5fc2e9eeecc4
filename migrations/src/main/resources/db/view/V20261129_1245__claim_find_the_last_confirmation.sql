-- When a publisher last looked again at what it lists is found by index, however often it looked.
drop index confirmation_publisher;
create index confirmation_publisher on confirmation (publisher, observed);
