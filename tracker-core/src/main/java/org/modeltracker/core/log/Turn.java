package org.modeltracker.core.log;

import java.time.Duration;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes locks of the database, until the transaction ends, and does not wait for them for ever. */
final class Turn {

    private final JdbcTemplate jdbc;
    private final Duration patience;

    Turn(JdbcTemplate jdbc, Duration patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    /** @throws LogBusy when the lock could not be had in time */
    void take(String lock, Object... values) {
        jdbc.queryForObject("select set_config('lock_timeout', ?, true)", String.class, patience.toMillis() + "ms");
        try {
            jdbc.query(lock, row -> {}, values);
        } catch (CannotAcquireLockException e) {
            throw new LogBusy(e);
        }
    }
}
