package org.modeltracker.core.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.modeltracker.core.background.Pace;
import org.modeltracker.core.log.DatabaseFailures;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far the tables of a schema have read the log, and the waiting for it. */
final class ProjectionProgress {

    /** How often a reader looks by itself while nobody would tell it that the views moved. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final JdbcTemplate jdbc;
    private final BooleanSupplier isListening;
    private final Pace pace;
    private final Object moved = new Object();
    private long announcements;
    private long announced;

    /**
     * @param isListening whether PostgreSQL tells this node of each move, by whichever node it is
     * @param pace of the views, where this node moves them
     */
    ProjectionProgress(JdbcTemplate jdbc, BooleanSupplier isListening, Pace pace) {
        this.jdbc = jdbc;
        this.isListening = isListening;
        this.pace = pace;
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
            if (DatabaseFailures.isAbsence(e)) {
                return 0;
            }
            throw e;
        }
    }

    /** Wakes who waits for this position or one before it. */
    void announce(long position) {
        synchronized (moved) {
            announced = position;
            announcements++;
            moved.notifyAll();
        }
    }

    /**
     * Asks the database once, and again each time that the wanted position is announced: what was announced before may have been dropped since.
     *
     * @return whether the position was reached in time
     */
    boolean await(LongSupplier reached, long wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long seen = announcements();
            if (reached.getAsLong() >= wanted) {
                return true;
            }
            pace.hurry();
            if (!isAnnounced(wanted, seen, deadline)) {
                return false;
            }
        }
    }

    private long announcements() {
        synchronized (moved) {
            return announcements;
        }
    }

    /** @return false when the time is over */
    private boolean isAnnounced(long wanted, long seen, long deadline) {
        synchronized (moved) {
            while (announcements == seen || announced < wanted) {
                boolean listening = isListening.getAsBoolean();
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || !pause(listening ? left : Math.min(left, LOOK_AGAIN.toMillis()))) {
                    return false;
                }
                if (!listening) {
                    return true;
                }
            }
            return true;
        }
    }

    private boolean pause(long millis) {
        try {
            moved.wait(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
