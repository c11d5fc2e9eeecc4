-- A chat shows who says it, the day, and what it was before, and leads to the event; an older message shows its sentence and page, as before.

alter table work.message
  add column chat text,
  add column link text;
