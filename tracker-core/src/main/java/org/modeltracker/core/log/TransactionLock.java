package org.modeltracker.core.log;

import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes locks of the database, until the transaction ends, and does not wait for them for ever. */
public final class TransactionLock {

    private final JdbcTemplate jdbc;
    private final Duration patience;

    TransactionLock(JdbcTemplate jdbc, Duration patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    /** @throws LogBusy when the lock could not be had in time */
    void take(String lock, Object... values) {
        jdbc.queryForObject("select set_config('lock_timeout', ?, true)", String.class, patience.toMillis() + "ms");
        try {
            jdbc.query(lock, row -> {}, values);
        } catch (DataAccessException e) {
            throw DatabaseFailure.isLockTimeout(e) ? new LogBusy(e) : e;
        }
    }
}
