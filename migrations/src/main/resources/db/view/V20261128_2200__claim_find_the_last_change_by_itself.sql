-- A list can name the instant since which its answers hold, so that an unchanged list is the same bytes whenever it is read.
create index answer_begins on answer (effective_from);
create index answer_ends on answer (effective_to);
