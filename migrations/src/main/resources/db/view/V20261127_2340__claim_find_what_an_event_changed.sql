-- What an event changed can be found by its position, whatever questions it bears on.

create index answer_opened on answer (position_from);
