-- Claims count for the model that their subject is, from the decision on; before it they count as they did.

alter table claim drop constraint claim_pkey;
alter table claim add column event_subject text   not null;  -- the subject that the event names
alter table claim add column known_from    bigint not null;  -- the position from which the claim counts for this fact key
alter table claim add column known_to      bigint;           -- exclusive; null while it counts
alter table claim add primary key (event_id, known_from);
create index claim_event_subject on claim (event_subject) where known_to is null;

-- Every decision about which model a subject is, and what ended it.
create table identity_claim (
  event_id       uuid        primary key,
  position       bigint      not null,
  subject        text        not null,
  same_as        text        not null,
  effective_from timestamptz,                 -- the date that the source states; null if it holds for all time
  observed       timestamptz not null,
  data           jsonb       not null,
  ended_position bigint
);
create index identity_claim_subject on identity_claim (subject);
create index identity_claim_same_as on identity_claim (same_as);

-- The model that each subject is, on rectangles of valid time and record time. A subject without a row is a model of its own.
create table identified (
  subject        text        not null,
  model          text        not null,
  snapshot       text,
  variant        text,
  region         text,
  pointer        boolean     not null,
  decision       uuid,                        -- the event that decides on the subject itself; null if only its model was identified further
  effective_from timestamptz not null,
  effective_to   timestamptz not null,
  position_from  bigint      not null,
  position_to    bigint      not null,
  primary key (subject, position_from, effective_from)
);
create index identified_model on identified (model);
