package org.modeltracker.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Eventually.eventually;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.CommitTap.Cut;
import org.modeltracker.core.fault.TcpProxy.Mode;
import org.springframework.jdbc.core.JdbcTemplate;

/** The proxy does what its modes say: what it does not break is not tested by any test that uses it. */
class TcpProxyIT {

    private final TestDatabase database = TestDatabase.fresh();
    private final CommitTap tap = new CommitTap();

    @Test
    void a_commit_that_is_cut_before_it_is_not_stored_and_one_that_is_cut_after_it_is() throws Exception {
        var direct = new JdbcTemplate(database.dataSource());
        direct.execute("create table thing (id int)");
        try (var proxy = TcpProxy.to(database, tap)) {
            for (int id = 0; id < 8; id++) { // the driver names its statements from the fifth time on
                int one = id;
                try (var connection = connect(proxy)) {
                    insert(connection, one);
                }
            }
            tap.arm(Cut.BEFORE_COMMIT);
            assertThatThrownBy(() -> insert(connect(proxy), 100)).isInstanceOf(SQLException.class);
            tap.arm(Cut.AFTER_COMMIT);
            assertThatThrownBy(() -> insert(connect(proxy), 200)).isInstanceOf(SQLException.class);
        }
        assertThat(tap.cuts()).isEqualTo(2);
        eventually(
                "the commit whose answer was lost",
                () -> direct.queryForObject("select count(*) from thing where id = 200", Integer.class) == 1);
        assertThat(direct.queryForList("select id from thing order by id", Integer.class))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 200);
    }

    @Test
    void each_mode_breaks_connections_in_its_own_way_and_passing_heals_it() throws Exception {
        try (var proxy = TcpProxy.to(database)) {
            for (var mode : new Mode[] {Mode.RESET, Mode.REFUSE}) {
                var open = connect(proxy);
                proxy.set(mode);
                assertThatThrownBy(() -> ask(open)).as("open " + mode).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connect(proxy)).as("new " + mode).isInstanceOf(SQLException.class);
                proxy.set(Mode.PASS);
                ask(connect(proxy));
            }
            var swallowed = connect(proxy, "?socketTimeout=1");
            proxy.set(Mode.SWALLOW);
            proxy.set(Mode.PASS);
            assertThatThrownBy(() -> ask(swallowed))
                    .as("a connection that was swallowed stays silent")
                    .isInstanceOf(SQLException.class);
            ask(connect(proxy));
        }
    }

    private Connection connect(TcpProxy proxy) throws SQLException {
        return connect(proxy, "");
    }

    private Connection connect(TcpProxy proxy, String options) throws SQLException {
        var through = proxy.reaching(database);
        var url = through.url() + (through.url().contains("?") ? options.replace('?', '&') : options);
        return DriverManager.getConnection(url, through.username(), through.password());
    }

    private static void ask(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private static void insert(Connection connection, int id) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("insert into thing values (" + id + ")");
        }
        connection.commit();
    }
}
