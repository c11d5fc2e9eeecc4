package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A connection that is lost before a refused statement is rolled back is a lost database, and no mistake. */
class LostRollbackIT {

    private final DataSource database = TestDatabase.fresh().dataSource();

    @Test
    void it_passes_although_the_driver_names_the_refusal_too() {
        var jdbc = new JdbcTemplate(database);
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));

        var thrown = catchThrowable(() -> transaction.executeWithoutResult(status -> {
            int backend = jdbc.queryForObject("select pg_backend_pid()", Integer.class);
            assertThat(catchThrowable(() -> jdbc.execute("select 1 / 0"))).isNotNull();
            terminate(backend);
            status.setRollbackOnly();
        }));

        assertThat(DatabaseFailures.states(thrown)).startsWith("57P01").contains("22012");
        assertThat(DatabaseFailures.passes(thrown)).isTrue();
    }

    private void terminate(int backend) {
        try (var other = database.getConnection();
                var statement = other.prepareStatement("select pg_terminate_backend(?, 10000)")) {
            statement.setInt(1, backend);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
