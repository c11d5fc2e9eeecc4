package org.modeltracker.core.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** When each position of the log was recorded, and which position an instant had. */
public final class RecordTimes {

    private final JdbcTemplate jdbc;
    private final TransactionLock lock;
    private final TransactionTemplate transaction;

    RecordTimes(JdbcTemplate jdbc, TransactionLock lock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.transaction = transaction;
    }

    public Optional<Instant> recordedAt(long position) {
        return Optional.ofNullable(recordedAt(List.of(position)).get(position));
    }

    public Map<Long, Instant> recordedAt(Collection<Long> positions) {
        var times = new HashMap<Long, Instant>();
        jdbc.query(
                "select position, recorded_at from log.event where position = any (?)",
                row -> {
                    times.put(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                },
                (Object) positions.toArray(Long[]::new));
        return times;
    }

    /**
     * The last position that was recorded at or before an instant of the past. The answer is a promise: nothing will ever be recorded at or
     * before that instant any more, whatever the clocks of other writers show.
     *
     * @throws LogBusy when an append under way kept the promise waiting too long
     */
    public long lastAt(Instant instant) {
        return lastAtClosed(instant).orElseGet(() -> {
            transaction.executeWithoutResult(
                    status -> lock.take("select log.close(?)", instant.atOffset(ZoneOffset.UTC)));
            return lastAtClosed(instant).orElseThrow();
        });
    }

    /** The same without a write. Empty while something could still be recorded at or before that instant. */
    public OptionalLong lastAtClosed(Instant instant) {
        var at = instant.atOffset(ZoneOffset.UTC);
        return jdbc.queryForList("""
                        select (select coalesce(max(position), 0) from log.event where recorded_at <= ?)
                          from log.head where closed_until >= ? or recorded_at > ?
                        """, Long.class, at, at, at).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The last position that is recorded before an instant, with no promise that it stays the last. */
    public long lastBefore(Instant instant) {
        var position = jdbc.queryForObject(
                "select coalesce(max(position), 0) from log.event where recorded_at < ?",
                Long.class,
                instant.atOffset(ZoneOffset.UTC));
        return position == null ? 0 : position;
    }

    /** Whether nothing will be recorded at or before an instant any more, though clocks may show an earlier one. */
    public boolean isClosed(Instant instant) {
        var at = instant.atOffset(ZoneOffset.UTC);
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from log.head where closed_until >= ? or recorded_at > ?)",
                Boolean.class,
                at,
                at));
    }
}
