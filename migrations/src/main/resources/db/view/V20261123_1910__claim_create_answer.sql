-- Any question can be answered at any point of the three times by one indexed read. (Made in schema view, and beside it for a rebuild.)

-- How far these tables have read the log; it commits with their rows.
create table token (
  processor  text not null,
  segment    int  not null,
  token      text,
  token_type text,
  updated_at text,
  owner      text,
  position   bigint generated always as (coalesce((token::jsonb ->> 'index')::bigint, 0)) stored,
  primary key (processor, segment)
);

-- Subjects in the order in which the log learned of them.
create table subject (
  kind         text   not null,
  id           text   not null,
  organisation text   not null,
  position     bigint not null,
  primary key (kind, id)
);
create index subject_organisation on subject (organisation) where kind = 'model';

-- Every claim that answers a question, and what ended it.
create table claim (
  event_id       uuid   primary key,
  position       bigint not null,
  subject_kind   text   not null,
  subject        text   not null,
  fact           text   not null,
  key            jsonb  not null,
  everybody      jsonb  not null,             -- the key without the audience
  publisher      text   not null,
  provider       text   not null,
  envelope       jsonb  not null,
  digest         text   not null,
  ended_position bigint,                      -- of the correction or retraction
  ended_observed timestamptz
);
create index claim_question on claim (subject, fact, everybody);
create index claim_confirmed on claim (publisher, provider);

-- A publisher's word that what it had standing in its scope still stood. A null scope covers everything.
create table confirmation (
  event_id       uuid        primary key,
  position       bigint      not null,
  publisher      text        not null,
  scope          text[],
  observed       timestamptz not null,
  ended_position bigint,
  ended_observed timestamptz
);
create index confirmation_publisher on confirmation (publisher);

-- The answer to each question, on a rectangle of valid time and record time. Rectangles of one question never overlap.
create table answer (
  subject_kind   text        not null,
  subject        text        not null,
  fact           text        not null,
  key            jsonb       not null,
  effective_from timestamptz not null,
  effective_to   timestamptz not null,
  position_from  bigint      not null,
  position_to    bigint      not null,
  recorded_from  timestamptz not null,
  recorded_to    timestamptz not null,
  since          text        not null,
  since_basis    text        not null,
  disputed       boolean     not null,
  disputed_since text,
  word           text,                        -- state, disclosure or status
  effective      timestamptz not null,        -- of the answering claim
  claims         jsonb       not null,        -- the live claims, the answering one first
  primary key (subject, fact, key, subject_kind, position_from, effective_from)
);
create index answer_now on answer (subject, fact) where position_to = 9223372036854775807;
create index answer_word on answer (fact, word, subject);
create index answer_disputed on answer (position_from, position_to) where disputed;
create index answer_benchmark on answer ((key ->> 'benchmark')) where fact = 'score';
