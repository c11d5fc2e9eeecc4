package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.core.Eventually.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.fault.FaultRow;
import org.springframework.beans.factory.annotation.Autowired;

/** A node takes the lock of the log's head, on a connection as the application makes them, and then says nothing more. */
@FaultRow(
        fault = "node holds the lock of the log and is silent",
        checked = "others write within 20 s, health tells meanwhile")
class SilentNodeIT extends ApiContext {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @Autowired
    private DataSource dataSource;

    @Test
    void others_write_again_within_20_s_and_health_tells_meanwhile() throws SQLException {
        try (var silent = holdingTheHead("select log.lock_head()")) {
            long since = System.nanoTime();
            var claim = announced("silent/one", "2026-01-15").toString();
            var refused = http().post("/v1/events", claim);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/detail")).isEqualTo("The log is busy. Nothing was stored.");
            assertThat(refused.header("Retry-After")).isEqualTo("1");

            eventually("health tells", BOUND, () -> health() == 503);
            eventually("a write", BOUND, () -> http().post("/v1/events", claim).status() == 201);
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(BOUND);
            assertThat(health()).isEqualTo(200);

            assertThatThrownBy(silent::commit).isInstanceOf(SQLException.class);
        }
        assertThat(get("/v1/events?model=silent/one").json().path("data")).hasSize(1);
    }

    private int health() {
        return anybody().get("/actuator/health").status();
    }

    private Connection holdingTheHead(String lock) throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(lock);
        }
        return connection;
    }
}
