package org.modeltracker.core.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far the tables of a schema have read the log, and the waiting for it. */
final class ViewPosition {

    /** SQLSTATE, PostgreSQL's appendix A: invalid_schema_name, undefined_table. */
    private static final Set<String> ABSENT = Set.of("3F000", "42P01");

    private static final long LOOK_AGAIN_MILLIS = 25;

    private final JdbcTemplate jdbc;
    private final Object moved = new Object();

    ViewPosition(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return 0 where nothing was read yet */
    long of(String schema) {
        var position = jdbc.query("select position from " + schema + ".token", (row, n) -> row.getLong(1));
        return position.isEmpty() ? 0 : position.getFirst();
    }

    /** The same, and 0 where there are no such tables. */
    long ofAny(String schema) {
        try {
            return of(schema);
        } catch (DataAccessException e) {
            if (isAbsent(e.getRootCause())) {
                return 0;
            }
            throw e;
        }
    }

    void moved() {
        synchronized (moved) {
            moved.notifyAll();
        }
    }

    /** @return whether the goal was reached in time */
    boolean await(LongSupplier reached, LongSupplier goal, Duration patience, Views.Progress progress) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long done = reached.getAsLong();
            long wanted = goal.getAsLong();
            progress.report(done, wanted);
            if (done >= wanted) {
                return true;
            }
            if (System.nanoTime() > deadline || !pause()) {
                return false;
            }
        }
    }

    private static boolean isAbsent(@Nullable Throwable cause) {
        return cause instanceof SQLException e && ABSENT.contains(e.getSQLState());
    }

    private boolean pause() {
        synchronized (moved) {
            try {
                moved.wait(LOOK_AGAIN_MILLIS);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
