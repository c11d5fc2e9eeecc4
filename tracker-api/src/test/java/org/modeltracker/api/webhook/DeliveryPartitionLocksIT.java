package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days are made and dropped while others use the tables; nobody else fails or waits for long. */
class DeliveryPartitionLocksIT {

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

    /** As a batch of results does. */
    private static void lockWebhook(Statement statement) throws SQLException {
        statement.execute("select from work.webhook for no key update");
    }

    private static void settle(Statement statement, long delivery) throws SQLException {
        statement.execute("update work.delivery set failed_at = now() where id = " + delivery);
        statement.execute("update work.webhook set failed_at = now()");
    }

    @Test
    void a_day_is_dropped_while_somebody_has_a_webhook_and_then_wants_a_delivery() throws SQLException {
        arrived(AHEAD);
        long delivery = arrived(LATER);
        try (var results = tables.connection();
                var statement = results.createStatement()) {
            lockWebhook(statement);
            partitions.keep(NOW, LATER);
            assertThat(partitions.days()).doesNotContain(DeliveryDay.of(AHEAD)).contains(DeliveryDay.of(LATER));
            settle(statement, delivery);
            results.commit();
        }
    }

    @Test
    void results_are_kept_all_the_time_while_days_are_dropped_and_made() throws Exception {
        long delivery = arrived(LATER.plus(Duration.ofDays(30)));
        var last = DeliveryDay.of(NOW.plus(Duration.ofDays(7)));
        var done = new CompletableFuture<Void>();
        var results = CompletableFuture.runAsync(() -> keepResults(delivery, done));
        eventually("all days are dropped", () -> {
            partitions.keep(NOW.plus(Duration.ofDays(7)), NOW.plus(Duration.ofDays(8)));
            return !partitions.days().contains(last) && partitions.days().contains(last.plusDays(7));
        });
        done.complete(null);
        results.get(10, TimeUnit.SECONDS);
    }

    private void keepResults(long delivery, CompletableFuture<Void> done) {
        try (var connection = tables.connection();
                var statement = connection.createStatement()) {
            while (!done.isDone()) {
                lockWebhook(statement);
                settle(statement, delivery);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a result was not kept", e);
        }
    }

    @Test
    void while_somebody_reads_for_long_nothing_is_dropped_or_made() throws SQLException {
        arrived(AHEAD);
        var before = partitions.days();
        try (var reader = tables.connection();
                var statement = reader.createStatement()) {
            statement.executeQuery("select * from work.delivery");
            partitions.keep(LATER, LATER);
            assertThat(partitions.days()).isEqualTo(before);
            reader.rollback();
        }
        partitions.keep(LATER, LATER);
        assertThat(tables.deliveries()).isEmpty();
        assertThat(partitions.days())
                .contains(DeliveryDay.of(LATER.plus(Duration.ofDays(7))))
                .doesNotContain(DeliveryDay.of(AHEAD));
    }

    @Test
    void while_a_table_is_vacuumed_nobody_waits_behind_and_then_the_day_is_dropped() throws Exception {
        arrived(AHEAD);
        try (var vacuum = tables.connection();
                var statement = vacuum.createStatement()) {
            statement.execute("lock table work.delivery_rest in share update exclusive mode");
            var dropped = CompletableFuture.runAsync(() -> partitions.keep(NOW, LATER));
            eventually("it waits", () -> !waiting().isEmpty());
            tables.transaction.executeWithoutResult(status -> {
                tables.jdbc.execute("set local lock_timeout = '1ms'");
                arrived(NOW);
                tables.jdbc.update("delete from work.webhook");
            });
            vacuum.commit();
            dropped.get(10, TimeUnit.SECONDS);
        }
        assertThat(partitions.days()).doesNotContain(DeliveryDay.of(AHEAD));
    }

    private List<Integer> waiting() {
        return tables.jdbc.queryForList("select pid from pg_locks where not granted", Integer.class);
    }
}
