package org.modeltracker.core.overview;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.ValidTimeBoundaries;
import org.modeltracker.core.background.JoinedLookup;
import org.modeltracker.core.expectation.WindowBoundaries;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads the state of the record: one short query for all who ask at the same time, and a longer one when something was recorded. Answers
 * change by themselves when one of them begins or ends, and when a day begins; a feed also when the second of its last entry is over.
 */
@Component
public class RecordStates {

    private static final String POSITIONS = """
            select coalesce((select tableoid::bigint from view.token), 0), coalesce((select position from view.token), 0), position,
                   case when isfinite(recorded_at) then recorded_at else timestamptz 'epoch' end
              from log.head
            """;

    private final JdbcTemplate jdbc;
    private final ValidTimeBoundaries boundaries;
    private final WindowBoundaries windows;
    private final Clock clock;
    private final JoinedLookup<Positions> positions;
    private volatile @Nullable Unchanging latest;

    RecordStates(JdbcTemplate jdbc, ValidTimeBoundaries boundaries, WindowBoundaries windows, Clock clock) {
        this.jdbc = jdbc;
        this.boundaries = boundaries;
        this.windows = windows;
        this.clock = clock;
        this.positions = new JoinedLookup<>(this::positions);
    }

    /** @param recordedAt the record time of the last event */
    private record Positions(long viewTables, long position, long head, Instant recordedAt) {}

    /** @param until the next instant at which an answer may change by itself */
    private record Unchanging(Positions positions, Instant since, Instant until) {

        boolean holds(Positions others, Instant now) {
            return positions.equals(others) && !now.isBefore(since) && now.isBefore(until);
        }
    }

    /** As of an instant after the call began. */
    public RecordState now() {
        var read = positions.get();
        var now = clock.instant();
        var held = latest;
        if (held == null || !held.holds(read, now)) {
            held = readOnce(read, now);
        }
        return new RecordState(read.viewTables, read.position, read.head, held.since);
    }

    private synchronized Unchanging readOnce(Positions read, Instant now) {
        var held = latest;
        if (held == null || !held.holds(read, now)) {
            held = around(read, now);
            latest = held;
        }
        return held;
    }

    private Unchanging around(Positions read, Instant now) {
        var between = boundaries.around(now, read.position);
        var others = windows.upTo(read.viewTables, read.position);
        var day = now.truncatedTo(ChronoUnit.DAYS);
        others.add(day);
        others.add(day.plus(1, ChronoUnit.DAYS));
        others.add(read.recordedAt.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        others.add(between.from());
        others.add(between.until());
        return new Unchanging(
                read, Objects.requireNonNull(others.floor(now)), Objects.requireNonNull(others.higher(now)));
    }

    private Positions positions() {
        return Objects.requireNonNull(jdbc.queryForObject(
                POSITIONS,
                (row, n) -> new Positions(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant())));
    }
}
