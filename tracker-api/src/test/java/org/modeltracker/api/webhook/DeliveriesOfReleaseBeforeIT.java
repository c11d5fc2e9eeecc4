package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.TestClock;

/**
 * Deliveries of the release that kept them in one table are still there after the migration, and the statements of that release still work: its
 * node writes until it notices the migration.
 */
class DeliveriesOfReleaseBeforeIT {

    private static final Instant NOW = Instant.parse("2026-12-04T10:00:00Z");
    private static final Instant AHEAD = NOW.plus(Duration.ofDays(2));

    private static final String GIVEN = """
            (values (?::bigint, 1000000::bigint, 'plan', true, 'delivered', null::timestamptz, ?::timestamptz, ?::timestamptz, 7::bigint, 'status_204', 204, null::bytea))
            as given (delivery, claim, trigger, success, status, plan_at, started_at, ended_at, duration_ms, outcome, answered, response)
            """;

    /** The columns that its attempts have. */
    private static final String GIVEN_NOW = """
            (values (?::bigint, ?::uuid, ?::uuid, 1000000::bigint, 'plan', true, 'delivered', null::timestamptz, ?::timestamptz, ?::timestamptz, 7::bigint, 'status_204', 204, null::bytea))
            as given (delivery, webhook, message, claim, trigger, success, status, plan_at, started_at, ended_at, duration_ms, outcome, answered, response)
            """;

    private final DeliveryTables tables = new DeliveryTables();

    private UUID migrated() {
        tables.migrate("latest");
        new DeliveryPartitions(tables.jdbc, tables.transaction).keep(NOW, NOW);
        return tables.webhook("one");
    }

    private Long promise(String onConflict, UUID webhook, UUID message) {
        return tables
                .jdbc
                .queryForList(
                        "insert into work.delivery (webhook, message, status, made_at) values (?, ?, 'waiting', ?)"
                                + " on conflict (webhook, message) " + onConflict + " returning id",
                        Long.class,
                        webhook,
                        message,
                        Timestamp.from(AHEAD))
                .stream()
                .findFirst()
                .orElse(null);
    }

    @Test
    void what_there_was_is_still_there_and_ids_go_on() {
        tables.migrate(DeliveryTables.ONE_TABLE);
        var webhook = tables.webhook("one");
        long old = tables.delivery(webhook, tables.message(NOW), NOW, NOW);
        long waits = tables.delivery(webhook, tables.message(NOW), NOW, null);
        tables.migrate("latest");
        assertThat(tables.deliveries()).containsExactly(old, waits);
        assertThat(tables.attempted()).containsExactly(old, waits);
        assertThat(promise("do nothing", webhook, tables.message(NOW))).isEqualTo(waits + 1);
        var retention = new DeliveryRetention(
                new DeliveryPartitions(tables.jdbc, tables.transaction),
                tables.jdbc,
                tables.transaction,
                Made.SETTINGS,
                new TestClock(NOW.plus(Duration.ofDays(91))));
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(tables.attempted()).containsExactly(waits);
    }

    /** A batch of results takes webhooks first, a promise takes deliveries first. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select from work.webhook for no key update; update work.delivery set failed_at = now()",
                "update work.delivery set failed_at = now(); update work.webhook set failed_at = now()"
            })
    void its_transactions_end_well_while_the_migration_runs(String statements) throws Exception {
        tables.migrate(DeliveryTables.ONE_TABLE);
        tables.delivery(tables.webhook("one"), tables.message(NOW), NOW, null);
        try (var results = tables.connection();
                var statement = results.createStatement()) {
            statement.execute(statements.split(";")[0]);
            var migrated = CompletableFuture.runAsync(() -> tables.migrate("latest"));
            eventually(
                    "the migration waits",
                    () -> !tables.jdbc
                            .queryForList("select 1 from pg_locks where not granted and mode = 'AccessExclusiveLock'")
                            .isEmpty());
            statement.execute(statements.split(";")[1]);
            results.commit();
            migrated.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_message_is_promised_to_a_webhook_once() {
        var webhook = migrated();
        for (var made : List.of(NOW, AHEAD)) {
            var message = tables.message(made);
            var first = promise("do nothing", webhook, message);
            assertThat(first).isPositive();
            assertThat(promise("do nothing", webhook, message)).isNull();
            var again = "do update set status = 'waiting' where delivery.status <> 'delivered'";
            assertThat(promise(again, webhook, message)).isEqualTo(first);
        }
    }

    @Test
    void its_attempts_are_kept_and_its_deletion_takes_them_along() {
        var webhook = migrated();
        var message = tables.message(AHEAD);
        long delivery = tables.delivery(webhook, message, AHEAD, null);
        var at = Timestamp.from(AHEAD);
        tables.jdbc.query(
                SqlResource.read("settle-attempts-before-days.sql").formatted(GIVEN), row -> {}, delivery, at, at);
        assertThat(tables.attempted()).containsExactly(delivery, delivery);
        assertThat(tables.jdbc.queryForObject("select status from work.delivery", String.class))
                .isEqualTo("delivered");
        tables.jdbc.update("delete from work.delivery d where d.message = any (array[?::uuid])", message);
        assertThat(tables.attempted()).isEmpty();
    }

    /** A statement that opened each day would take some hundred locks for every batch of attempts. */
    @Test
    void this_release_opens_only_the_day_of_what_it_keeps() {
        var webhook = migrated();
        var message = tables.message(AHEAD);
        long delivery = tables.delivery(webhook, message, AHEAD, null);
        var at = Timestamp.from(AHEAD);
        var opened = tables.transaction.execute(status -> {
            tables.jdbc.query(
                    SqlResource.read("settle-attempts.sql").formatted(GIVEN_NOW),
                    row -> {},
                    delivery,
                    webhook,
                    message,
                    at,
                    at,
                    new String[] {message.toString()});
            return tables.jdbc.queryForList("""
                    select c.relname from pg_locks l join pg_class c on c.oid = l.relation
                     where l.pid = pg_backend_pid() and c.relkind = 'r' and c.relname ~ '^(delivery|attempt)_' order by 1
                    """, String.class);
        });
        assertThat(opened).containsExactly("attempt_d20261206", "delivery_d20261206");
        assertThat(tables.attempted()).containsExactly(delivery, delivery);
    }
}
