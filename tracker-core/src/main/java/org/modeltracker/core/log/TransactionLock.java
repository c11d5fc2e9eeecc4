package org.modeltracker.core.log;

import java.sql.PreparedStatement;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes locks of the database, until the transaction ends, and does not wait for them for ever. */
public final class TransactionLock {

    private final JdbcTemplate jdbc;
    /** Sent with the lock, in one round trip. */
    private final String limit;

    TransactionLock(JdbcTemplate jdbc, Duration patience) {
        this.jdbc = jdbc;
        this.limit = "set local lock_timeout = '%dms'; ".formatted(patience.toMillis());
    }

    /**
     * @param lock takes the lock; may go on with what it is taken for, after a semicolon
     * @throws LogBusy when the lock could not be had in time
     */
    void take(String lock, Object... values) {
        try {
            jdbc.execute(limit + lock, (PreparedStatement statement) -> {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.execute();
            });
        } catch (DataAccessException e) {
            throw DatabaseFailure.isLockTimeout(e) ? new LogBusy(e) : e;
        }
    }
}
