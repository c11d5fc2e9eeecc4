package org.modeltracker.core.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.projection.RebuildStatus.State;
import org.springframework.jdbc.core.JdbcTemplate;

/** The latest rebuild of the views, for every node to see. Only who has the {@link RebuildLock} writes it. */
public final class RebuildTable {

    static final String NODE_ENDED = "The node that rebuilt the views ended before it was done.";

    private static final Duration OFTEN = Duration.ofMillis(500);

    private static final String BEGIN = """
            insert into work.rebuild as r (state, done, total, started_at) values ('running', 0, ?, ?)
            on conflict (single) do update
              set state = excluded.state, done = 0, total = excluded.total, started_at = excluded.started_at, ended_at = null, reason = null
            """;

    /** A standby does not see the locks of its primary. */
    private static final String LATEST =
            "select r.*, case when not pg_is_in_recovery() then %s end as held from work.rebuild r"
                    .formatted(RebuildLock.IS_HELD);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    RebuildTable(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A rebuild whose node was killed has failed. One is done when the next may begin. */
    public RebuildStatus latest() {
        return jdbc.query(LATEST, (row, n) -> status(row)).stream().findFirst().orElse(RebuildStatus.NONE);
    }

    void begin(long total) {
        jdbc.update(BEGIN, total, Timestamp.from(clock.instant()));
    }

    /** Reports on, and writes a few times a second. */
    ProjectionDaemon.Progress to(ProjectionDaemon.Progress next) {
        return new ProjectionDaemon.Progress() {

            private long written = System.nanoTime();

            @Override
            public void report(long done, long total) {
                next.report(done, total);
                long now = System.nanoTime();
                if (done >= total || now - written > OFTEN.toNanos()) {
                    written = now;
                    jdbc.update("update work.rebuild set done = ?, total = ?", done, total);
                }
            }
        };
    }

    void end(State state, @Nullable String reason) {
        jdbc.update(
                "update work.rebuild set state = ?, ended_at = ?, reason = ?",
                state.name().toLowerCase(Locale.ROOT),
                Timestamp.from(clock.instant()),
                reason);
    }

    private static RebuildStatus status(ResultSet row) throws SQLException {
        var written = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        var held = row.getObject("held", Boolean.class);
        var state = held == null ? written : held ? State.RUNNING : written == State.RUNNING ? State.FAILED : written;
        boolean runs = state == State.RUNNING;
        return new RebuildStatus(
                state,
                row.getLong("done"),
                row.getLong("total"),
                row.getTimestamp("started_at").toInstant(),
                runs ? null : instant(row.getTimestamp("ended_at")),
                runs ? null : state == written ? row.getString("reason") : NODE_ENDED);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
