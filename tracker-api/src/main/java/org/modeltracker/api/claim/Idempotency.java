package org.modeltracker.api.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.modeltracker.api.claim.SingleRecorder.Request;
import org.modeltracker.api.http.Problem;
import org.modeltracker.core.claim.Recorder.Outcome;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Sha256;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a repeated request its first answer (draft-ietf-httpapi-idempotency-key-header). The key is stored in the transaction that records the
 * event, so neither stands without the other. What was refused is not stored: nothing happened that could happen twice.
 */
@Component
class Idempotency {

    /** How long a key is remembered. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private static final int LONGEST = 255;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventLog log;
    private final Clock clock;

    Idempotency(JdbcTemplate jdbc, PlatformTransactionManager transactions, EventLog log, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    private record Earlier(String digest, UUID event, boolean isNew) {}

    /** @throws Problem 422 for a key that came with another request before */
    Outcome.Stored once(Request request, Supplier<Outcome.Stored> recording) {
        var key = request.key();
        if (key == null) {
            return recording.get();
        }
        var name = unquoted(key);
        if (name.isEmpty() || name.length() > LONGEST) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "bad-idempotency-key",
                    "The idempotency key is unfit",
                    "Idempotency-Key has 1 to %d characters".formatted(LONGEST));
        }
        var digest = Sha256.hex(request.place() + "\n" + request.body());
        try {
            return once(request, name, digest, recording);
        } catch (ConcurrencyException anotherWasFirst) {
            return once(request, name, digest, recording);
        }
    }

    private Outcome.Stored once(Request request, String key, String digest, Supplier<Outcome.Stored> recording) {
        return Objects.requireNonNull(
                transaction.execute(status -> once(request.caller().owner(), key, digest, recording)));
    }

    private Outcome.Stored once(String owner, String key, String digest, Supplier<Outcome.Stored> request) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 1))", row -> {}, owner + " " + key);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.update("delete from work.idempotency where stored_at < ?", now.minus(RETENTION));
        var earlier = earlier(owner, key);
        if (!earlier.isEmpty()) {
            return again(earlier.getFirst(), digest);
        }
        var outcome = request.get();
        jdbc.update(
                "insert into work.idempotency (owner, key, digest, event_id, is_new, stored_at) values (?, ?, ?, ?, ?, ?)",
                owner,
                key,
                digest,
                outcome.event().id(),
                outcome.isNew(),
                now);
        return outcome;
    }

    private List<Earlier> earlier(String owner, String key) {
        return jdbc.query(
                "select digest, event_id, is_new from work.idempotency where owner = ? and key = ?",
                (row, n) -> new Earlier(row.getString(1), row.getObject(2, UUID.class), row.getBoolean(3)),
                owner,
                key);
    }

    private Outcome.Stored again(Earlier earlier, String digest) {
        if (!earlier.digest().equals(digest)) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "The idempotency key came with another request before",
                    "This request differs from the one that the Idempotency-Key came with first: use a new key for a new request.");
        }
        return new Outcome.Stored(log.byId(earlier.event()).orElseThrow(), earlier.isNew());
    }

    /** The header is a quoted string; the plain form is common and accepted too. */
    private static String unquoted(String key) {
        return key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }
}
