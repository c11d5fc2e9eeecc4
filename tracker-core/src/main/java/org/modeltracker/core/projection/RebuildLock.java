package org.modeltracker.core.projection;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The right to rebuild the views: one process at a time, until it is done or dead (an advisory lock of PostgreSQL, held by a connection). */
final class RebuildLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildLock.class);
    private static final long VIEWS = 0x7669_6577;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Whether somebody has it, as a condition in SQL: a lock of 64 bits is listed as two of 32. */
    static final String IS_HELD = """
            exists (select from pg_locks l
                     where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = %d and l.objsubid = 1
                       and l.database = (select oid from pg_database where datname = current_database()))
            """.formatted(VIEWS);

    private final SingleConnectionDataSource session;
    private final JdbcTemplate jdbc;

    private RebuildLock(DataSource dataSource) {
        session = new SingleConnectionDataSource(DataSourceUtils.getConnection(dataSource), true);
        jdbc = new JdbcTemplate(session);
    }

    /** @throws RebuildUnderWay when another has it */
    static RebuildLock take(DataSource dataSource) {
        var lock = new RebuildLock(dataSource);
        if (lock.ask("select pg_try_advisory_lock(?)")) {
            return lock;
        }
        lock.session.destroy();
        throw new RebuildUnderWay();
    }

    /**
     * Waits while another has it, and holds no connection meanwhile.
     *
     * @throws RebuildUnderWay when the other is at it for longer than a rebuild may take
     */
    static RebuildLock await(DataSource dataSource, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return take(dataSource);
            } catch (RebuildUnderWay e) {
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /**
     * Makes sure that the connection which holds it is still there; without it, another process may be rebuilding by now.
     *
     * @throws DataAccessException when it is gone
     */
    void demand() {
        jdbc.execute("select");
    }

    @Override
    public void close() {
        try {
            ask("select pg_advisory_unlock(?)");
        } catch (DataAccessException e) {
            LOG.warn("lost the connection that holds the rebuild lock: {}", e.getMessage());
        } finally {
            session.destroy();
        }
    }

    private boolean ask(String query) {
        return Boolean.TRUE.equals(jdbc.queryForObject(query, Boolean.class, VIEWS));
    }
}
