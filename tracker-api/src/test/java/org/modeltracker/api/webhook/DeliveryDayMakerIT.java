package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.log.AdvisoryLock;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Partitions of days are made by one node at a time, and nobody waits for long. */
class DeliveryDayMakerIT {

    private static final Instant NOW = Instant.parse("2026-12-04T10:00:00Z");
    private static final Instant AHEAD = NOW.plus(Duration.ofDays(2));
    private static final Instant LATER = AHEAD.plus(Duration.ofDays(2));

    private final DeliveryTables tables = new DeliveryTables().migrate("latest");
    private final DeliveryPartitions partitions = new DeliveryPartitions(tables.jdbc, tables.transaction);
    private final UUID webhook = tables.webhook("one");

    @BeforeEach
    void days_of_next_week() {
        partitions.keep(NOW, NOW);
    }

    private long arrived(Instant made) {
        return tables.delivery(webhook, tables.message(made), made, made);
    }

    /** The server says so at a low level. */
    @Test
    void the_rest_is_not_read_while_nobody_may_use_it() {
        arrived(NOW);
        var told = Collections.synchronizedList(new ArrayList<String>());
        var listening = new JdbcTemplate(tables.source) {
            @Override
            protected void handleWarnings(Statement statement) throws SQLException {
                Stream.iterate(statement.getWarnings(), warning -> warning != null, warning -> warning.getNextWarning())
                        .forEach(warning -> told.add(warning.getMessage()));
            }
        };
        tables.jdbc.execute("alter database %s set client_min_messages = debug1"
                .formatted(tables.jdbc.queryForObject("select current_database()", String.class)));
        new DeliveryPartitions(listening, tables.transaction).keep(NOW.plus(Duration.ofDays(3)), NOW);
        for (var table : List.of("delivery_rest", "attempt_rest")) {
            assertThat(told)
                    .filteredOn(
                            message -> message.contains("\"" + table + "\"") && message.contains("updated partition"))
                    .hasSize(3)
                    .allMatch(message -> message.endsWith("is implied by existing constraints"));
        }
    }

    @Test
    void one_node_changes_partitions_at_a_time() throws SQLException {
        try (var node = tables.connection();
                var statement = node.createStatement()) {
            statement.execute("select " + AdvisoryLock.DELIVERY_DAYS.tryForSession());
            partitions.keep(LATER, LATER);
            assertThat(partitions.days()).hasSize(6).contains(DeliveryDay.of(AHEAD));
        }
        eventually("that node is gone", () -> {
            partitions.keep(LATER, LATER);
            return !partitions.days().contains(DeliveryDay.of(AHEAD));
        });
    }

    @Test
    void what_a_node_left_that_stopped_halfway_is_removed() {
        tables.jdbc.execute("alter table work.attempt_rest add constraint no_days check (false) not valid");
        partitions.keep(NOW, NOW);
        assertThat(tables.attempted()).isEmpty();
        arrived(NOW);
        assertThat(tables.attempted()).hasSize(1);
    }

    /** Or the client would leave after 30 s, and the server would hold its locks until the statement has ended. */
    @Test
    void the_client_waits_longer_than_the_server_works() {
        var change = new PartitionChange(tables.jdbc, tables.transaction);
        change.make("look", List.of("delivery_rest"), () -> {
            assertThat(tables.jdbc.execute((ConnectionCallback<Integer>) Connection::getNetworkTimeout))
                    .isGreaterThan((int) Duration.ofHours(1).toMillis());
            assertThat(tables.jdbc.queryForObject("show statement_timeout", String.class))
                    .isEqualTo("1h");
            assertThat(tables.jdbc.queryForObject("show lock_timeout", String.class))
                    .isEqualTo("300ms");
        });
    }
}
