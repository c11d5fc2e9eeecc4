package org.modeltracker.api.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.modeltracker.core.log.DatabaseFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes tables that everybody uses. A change gives up soon, because everybody else waits behind it: those who wait for one wait less than
 * {@code deadlock_timeout} (1 s), so in a circle of waits it is the change that ends, and no transaction of theirs.
 */
final class PartitionChange {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionChange.class);

    /** For three waits in a row. */
    private static final String BRIEFLY = "set local lock_timeout = '300ms'";

    /**
     * Conflicts with autovacuum and with no reader or writer. Autovacuum gives way to who waits for {@code deadlock_timeout}, and stays away until
     * the transaction ends.
     */
    private static final String WITHOUT_VACUUM =
            "set local lock_timeout = '5s'; lock table only %s in share update exclusive mode; " + BRIEFLY;

    /** For statements that read a partition whole. Nobody waits for these. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PartitionChange(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param what completes "could not …", for the log
     * @param tables without their schema; autovacuum keeps away from them
     * @param change runs in a transaction of its own
     * @return false if others use the tables, and nothing was changed
     */
    boolean make(String what, List<String> tables, Runnable change) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.execute((ConnectionCallback<Boolean>) PartitionChange::takeTime);
                jdbc.execute(WITHOUT_VACUUM.formatted("work." + String.join(", only work.", tables)));
                change.run();
            });
            return true;
        } catch (DataAccessException busy) {
            if (!DatabaseFailures.isLockTimeout(busy)) {
                throw busy;
            }
            LOG.info("could not {} while others use the tables; it will be tried again", what);
            return false;
        }
    }

    /** The client waits as long as the server works, or it would leave while the server still holds its locks. The pool takes the limit back. */
    private static boolean takeTime(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST.plusMinutes(1).toMillis());
        try (var statement = connection.createStatement()) {
            return statement.execute("set local statement_timeout = " + LONGEST.toMillis());
        }
    }
}
