package org.modeltracker.core.log;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The right to rebuild the views: one process at a time, until it is done or dead (an advisory lock of PostgreSQL, held by a connection). */
final class RebuildTurn implements AutoCloseable {

    private static final long VIEWS = 0x7669_6577;

    private final SingleConnectionDataSource session;
    private final JdbcTemplate jdbc;

    private RebuildTurn(DataSource dataSource) {
        session = new SingleConnectionDataSource(DataSourceUtils.getConnection(dataSource), true);
        jdbc = new JdbcTemplate(session);
    }

    /** @throws RebuildUnderWay when another has it */
    static RebuildTurn take(DataSource dataSource) {
        var turn = new RebuildTurn(dataSource);
        if (turn.ask("select pg_try_advisory_lock(?)")) {
            return turn;
        }
        turn.session.destroy();
        throw new RebuildUnderWay();
    }

    /** Waits while another has it. */
    static RebuildTurn await(DataSource dataSource) {
        var turn = new RebuildTurn(dataSource);
        turn.ask("select true from pg_advisory_lock(?)");
        return turn;
    }

    @Override
    public void close() {
        try {
            ask("select pg_advisory_unlock(?)");
        } finally {
            session.destroy();
        }
    }

    private boolean ask(String query) {
        return Boolean.TRUE.equals(jdbc.queryForObject(query, Boolean.class, VIEWS));
    }
}
