package org.modeltracker.core.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes locks of the database, until the transaction ends, and does not wait for them for ever. */
public final class TransactionLock {

    /** PostgreSQL takes less for no limit at all. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** No statement may wait longer for a lock. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final JdbcTemplate jdbc;
    /** Sent with the lock, in one round trip. */
    private final String limit;

    /** @throws IllegalArgumentException when the setting {@code tracker.lock-patience} is not from 1 ms to 10 s */
    TransactionLock(JdbcTemplate jdbc, Duration patience) {
        if (patience.compareTo(SHORTEST) < 0 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "tracker.lock-patience is from 1ms to 10s, and not " + patience.toMillis() + "ms");
        }
        this.jdbc = jdbc;
        this.limit = "set local lock_timeout = '%dms'; ".formatted(patience.toMillis());
    }

    /** @throws LogBusy when the lock could not be had in time */
    public void take(String lock, Object... values) {
        takeAndRead(lock, answers -> true, values);
    }

    /** Reads what a few statements answer: the rows of each, in order. */
    interface Answers<T> {
        T read(List<ResultSet> answers) throws SQLException;
    }

    /**
     * @param lock takes the lock, and goes on with what it is taken for, after a semicolon
     * @param read what the lock answers, and what comes after it
     * @throws LogBusy when the lock could not be had in time
     */
    <T> T takeAndRead(String lock, Answers<T> read, Object... values) {
        try {
            return Objects.requireNonNull(jdbc.execute(limit + lock, (PreparedStatement statement) -> {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
                return read.read(answers(statement));
            }));
        } catch (DataAccessException e) {
            throw DatabaseFailures.isLockTimeout(e) ? new LogBusy(e) : e;
        }
    }

    /** The limit, which comes first, answers nothing. */
    private static List<ResultSet> answers(PreparedStatement statement) throws SQLException {
        var answers = new ArrayList<ResultSet>();
        while (statement.getMoreResults(Statement.KEEP_CURRENT_RESULT) || statement.getUpdateCount() != -1) {
            if (statement.getResultSet() != null) {
                answers.add(statement.getResultSet());
            }
        }
        return answers;
    }
}
