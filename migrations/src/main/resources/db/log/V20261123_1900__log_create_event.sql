-- Every claim can be kept for ever, in one order that all readers see alike.

create table log.event (
  position    bigint      primary key,
  event_id    uuid        not null unique,
  stream      text collate "C" not null,        -- model:meta/muse-spark, organisation:meta, benchmark:charxiv
  sequence    bigint      not null,          -- place within the stream, from 0
  stream_kind text        not null,
  recorded_at timestamptz not null,
  type        text        not null,
  revision    text        not null,
  payload     jsonb       not null,
  metadata    jsonb       not null,
  unique (stream, sequence)
);
create index event_recorded_at on log.event (recorded_at, position);
create index event_type on log.event (type, position);
create index event_publisher on log.event ((payload -> 'source' ->> 'publisher'), position);

-- What corrects or retracts an event is asked for by that event's id.
create index event_corrects on log.event ((payload -> 'data' ->> 'corrects')) where type = 'claim.corrected';
create index event_retracts on log.event ((payload -> 'data' ->> 'retracts')) where type = 'claim.retracted';

-- The end of the log. Whoever holds this row appends; positions are dense, so a hole proves a bug.
create table log.head (
  one          boolean     primary key default true check (one),
  position     bigint      not null,
  recorded_at  timestamptz not null,
  closed_until timestamptz not null          -- answers were given as of this instant: nothing may be recorded at or before it any more
);
insert into log.head (position, recorded_at, closed_until) values (0, '-infinity', '-infinity');

-- An append waits here for its turn; what commits first has the lower position.
create function log.lock_head() returns void language sql as
$$ select from log.head for update $$;

-- Draws n positions and the time of record for an append that holds the head; first is the position before the first of them.
create function log.draw(n bigint, now timestamptz) returns table (first bigint, at timestamptz) language sql as
$$
  update log.head
     set position = position + n,
         recorded_at = greatest(now, recorded_at, closed_until + interval '1 microsecond')
  returning position - n, recorded_at
$$;

-- Promises that nothing will be recorded at or before an instant any more. While no event is younger, an append under way could still be
-- stamped before it: then this waits for that one, as long as an append would.
create function log.close(until timestamptz) returns void language sql set lock_timeout = '5s' as
$$
  update log.head set closed_until = until where recorded_at <= until and closed_until < until
$$;

-- Listeners learn of an append the moment it commits.
create function log.tell() returns trigger language plpgsql as
$$ begin perform pg_notify('log', ''); return null; end $$;
create trigger tell after insert on log.event for each statement execute function log.tell();

-- The log is the truth: nobody edits it, not even by accident.
create function log.refuse() returns trigger language plpgsql as
$$ begin raise exception 'log.event is append-only: % refused', tg_op using errcode = 'insufficient_privilege'; end $$;
create trigger append_only before update or delete or truncate on log.event for each statement execute function log.refuse();
