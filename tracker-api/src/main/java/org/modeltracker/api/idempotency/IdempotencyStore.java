package org.modeltracker.api.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of keys: the only SQL that touches it. */
@Component
class IdempotencyStore {

    /** How long a request waits for the one before it with the same key. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcTemplate jdbc;

    IdempotencyStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(String digest, Reference reference) {}

    /** Keeps other requests with this key waiting until the transaction ends. @throws Problem (503) when one before it takes too long */
    void lock(KeyedRequest request) {
        jdbc.queryForObject("select set_config('lock_timeout', ?, true)", String.class, PATIENCE.toMillis() + "ms");
        try {
            jdbc.query(
                    "select pg_advisory_xact_lock(hashtextextended(?, 1))",
                    row -> {},
                    request.owner() + " " + request.key());
        } catch (PessimisticLockingFailureException e) {
            throw Problem.unavailable(
                    "A request with this Idempotency-Key is under way. Nothing was stored for this one.",
                    Duration.ofSeconds(1));
        }
    }

    /** Others may forget at the same time: none waits for another. */
    void forgetBefore(Instant oldest) {
        jdbc.update("""
                delete from work.idempotency
                 where (owner, key) in (select owner, key from work.idempotency where stored_at < ? limit 100 for update skip locked)
                """, oldest.atOffset(ZoneOffset.UTC));
    }

    Optional<Stored> find(KeyedRequest request) {
        return jdbc
                .query(
                        """
                        select digest, kind, coalesce(reference, event_id::text) as reference, is_new from work.idempotency
                         where owner = ? and key = ?
                        """,
                        (row, n) -> new Stored(
                                row.getString("digest"),
                                new Reference(
                                        row.getString("kind"), row.getString("reference"), row.getBoolean("is_new"))),
                        request.owner(),
                        request.key())
                .stream()
                .findFirst();
    }

    /** Events stand where older releases look for them too. */
    void keep(KeyedRequest request, Reference made, Instant now) {
        jdbc.update(
                """
                insert into work.idempotency (owner, key, digest, kind, reference, event_id, is_new, stored_at)
                values (?, ?, ?, ?, ?, case when ? = 'event' then ?::uuid end, ?, ?)
                on conflict (owner, key) do update set reference = excluded.reference, stored_at = excluded.stored_at
                """,
                request.owner(),
                request.key(),
                request.digest(),
                made.kind(),
                made.id(),
                made.kind(),
                made.kind().equals("event") ? made.id() : null,
                made.isNew(),
                now.atOffset(ZoneOffset.UTC));
    }
}
