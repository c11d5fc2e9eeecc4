package org.modeltracker.core.projection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The right to rebuild is held by a connection: who loses the one has lost the other, and notices. */
class RebuildLockIT {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void who_loses_the_connection_notices_and_another_takes_over() {
        var turn = RebuildLock.take(database.dataSource());
        turn.demand();
        new JdbcTemplate(database.dataSource()).execute("""
                select pg_terminate_backend(pid, 5000) from pg_locks
                 where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
                """);
        assertThatThrownBy(turn::demand).isInstanceOf(DataAccessException.class);
        try (var other = RebuildLock.take(database.dataSource())) {
            other.demand();
        }
        assertThatCode(turn::close).doesNotThrowAnyException();
    }

    @Test
    void another_is_waited_for_with_patience() {
        try (var turn = RebuildLock.take(database.dataSource())) {
            turn.demand();
            assertThatThrownBy(() -> RebuildLock.await(database.dataSource(), Duration.ofSeconds(1)))
                    .isInstanceOf(RebuildUnderWay.class);
        }
        RebuildLock.await(database.dataSource(), Duration.ZERO).close();
    }
}
