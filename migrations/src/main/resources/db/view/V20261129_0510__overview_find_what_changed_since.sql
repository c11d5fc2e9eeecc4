-- A list of models can read again only those that changed since it was read before: what ended is found by its position, too.

create index answer_closed on answer (position_to) where position_to < 9223372036854775807;
