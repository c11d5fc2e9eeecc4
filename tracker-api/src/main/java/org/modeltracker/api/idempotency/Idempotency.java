package org.modeltracker.api.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.log.AdvisoryLock;
import org.modeltracker.core.log.Commands;
import org.modeltracker.core.log.LogBusy;
import org.modeltracker.core.log.TransactionLock;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes once what a repeated request asks for, and finds it again (draft-ietf-httpapi-idempotency-key-header). The key is stored in the transaction
 * that makes it, so neither is there without the other. A refusal is not stored: nothing happened that could happen twice. This is the only SQL
 * that touches {@code work.idempotency}.
 */
@Component
public class Idempotency {

    /** How long a key is remembered. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final JdbcTemplate jdbc;
    private final Commands commands;
    private final TransactionLock lock;
    private final Clock clock;

    Idempotency(JdbcTemplate jdbc, Commands commands, TransactionLock lock, Clock clock) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * @param make in the transaction that stores the key
     * @param reference where to find what was made
     * @param again finds it for a repeated request; null where nothing came of it, and it is made after all
     * @throws Problem (422) for a key that came with another request before, (503) while that one is under way
     */
    public <T> T once(
            KeyedRequest request,
            Supplier<T> make,
            Function<T, Reference> reference,
            Function<Reference, @Nullable T> again) {
        if (request.key() == null) {
            return make.get();
        }
        return commands.inTransaction(() -> {
            lock(request);
            forgetOld();
            var found = earlier(request).map(again).orElse(null);
            if (found != null) {
                return found;
            }
            var made = make.get();
            keep(request, reference.apply(made));
            return made;
        });
    }

    /** What this request made before, if it did: for what takes long and is needed for something new alone. */
    public Optional<Reference> earlier(KeyedRequest request) {
        return request.key() == null
                ? Optional.empty()
                : jdbc
                        .query(
                                """
                                select digest, kind, coalesce(reference, event_id::text) as reference, is_new from work.idempotency
                                 where owner = ? and key = ?
                                """,
                                (row, n) -> same(
                                        request,
                                        row.getString("digest"),
                                        new Reference(
                                                row.getString("kind"),
                                                row.getString("reference"),
                                                row.getBoolean("is_new"))),
                                request.owner(),
                                request.key())
                        .stream()
                        .findFirst();
    }

    private static Reference same(KeyedRequest request, String digest, Reference reference) {
        if (!digest.equals(request.digest())) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "The idempotency key came with another request before",
                    "This request differs from the one that the Idempotency-Key came with first: use a new key for a new request.");
        }
        return reference;
    }

    /** Keeps other requests with this key waiting until the transaction ends. @throws Problem (503) when one before it takes too long */
    private void lock(KeyedRequest request) {
        try {
            lock.take("select " + AdvisoryLock.IDEMPOTENCY_KEY.forTransaction(), request.owner() + " " + request.key());
        } catch (LogBusy e) {
            throw Problem.unavailable(
                    "A request with this Idempotency-Key is under way. Nothing was stored for this one.",
                    Duration.ofSeconds(1));
        }
    }

    /** Others may forget at the same time: none waits for another. */
    private void forgetOld() {
        jdbc.update("""
                delete from work.idempotency
                 where (owner, key) in (select owner, key from work.idempotency where stored_at < ? limit 100 for update skip locked)
                """, clock.instant().minus(RETENTION).atOffset(ZoneOffset.UTC));
    }

    /** Events stand where older releases look for them too. */
    private void keep(KeyedRequest request, Reference made) {
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
                clock.instant().atOffset(ZoneOffset.UTC));
    }
}
