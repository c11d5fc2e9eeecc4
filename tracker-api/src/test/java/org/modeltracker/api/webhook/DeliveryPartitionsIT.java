package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestClock;

/** Deliveries and attempts are kept by day; a day that is over goes at once, but for what is still needed. */
class DeliveryPartitionsIT {

    private static final Instant NOW = Instant.parse("2026-12-04T10:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final TestClock clock = new TestClock(NOW);
    private final DeliveryTables tables = new DeliveryTables().migrate("latest");
    private final DeliveryPartitions partitions = new DeliveryPartitions(tables.jdbc, tables.transaction);
    private final DeliveryRetention retention =
            new DeliveryRetention(partitions, tables.jdbc, tables.transaction, Made.SETTINGS, clock);
    private final UUID webhook = tables.webhook("one");

    @BeforeEach
    void days_of_next_week() {
        retention.sweep();
    }

    private String tableOf(long delivery) {
        return tables.jdbc.queryForObject(
                "select tableoid::regclass::text from work.delivery where id = ?", String.class, delivery);
    }

    private long arrived(Instant made) {
        return tables.delivery(webhook, tables.message(made), made, made.plusSeconds(1));
    }

    @Test
    void the_days_of_the_next_week_are_there() {
        assertThat(partitions.days()).extracting(DeliveryDay::date).containsExactlyElementsOf(next(7));
        retention.sweep();
        clock.advance(Duration.ofDays(1));
        retention.sweep();
        assertThat(partitions.days()).extracting(DeliveryDay::date).containsExactlyElementsOf(next(8));
    }

    private static Iterable<LocalDate> next(int days) {
        var first = LocalDate.parse("2026-12-05");
        return first.datesUntil(first.plusDays(days)).toList();
    }

    @Test
    void a_delivery_is_kept_with_the_day_of_its_message() {
        assertThat(tableOf(arrived(TOMORROW))).isEqualTo("work.delivery_d20261205");
        assertThat(tableOf(arrived(NOW))).isEqualTo("work.delivery_rest");
        var made = UUID.nameUUIDFromBytes(new byte[] {1});
        assertThat(tableOf(tables.delivery(webhook, tables.message(made, TOMORROW), TOMORROW, null)))
                .isEqualTo("work.delivery_rest");
    }

    @Test
    void a_day_goes_when_all_of_it_is_old_but_for_what_waits_and_what_ended_late() {
        arrived(TOMORROW);
        long waits = tables.delivery(webhook, tables.message(TOMORROW), TOMORROW, null);
        long late = tables.delivery(webhook, tables.message(TOMORROW), TOMORROW, TOMORROW.plus(Duration.ofDays(80)));
        clock.set(TOMORROW.plus(Duration.ofDays(90)));
        retention.sweep();
        assertThat(tables.deliveries()).hasSize(3);
        clock.advance(Duration.ofDays(1));
        retention.sweep();
        assertThat(tables.deliveries()).containsExactly(waits, late);
        assertThat(tables.attempted()).containsExactly(waits, late);
        assertThat(partitions.days()).doesNotContain(DeliveryDay.of(TOMORROW));
        assertThat(tableOf(waits)).isEqualTo("work.delivery_rest");
        assertThat(tables.jdbc.queryForList("select 1 from work.message")).hasSize(2);
        clock.advance(Duration.ofDays(80));
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(tables.deliveries()).containsExactly(waits);
        assertThat(tables.attempted()).containsExactly(waits);
    }

    @Test
    void what_waited_when_its_day_went_goes_when_it_has_arrived() {
        long waits = tables.delivery(webhook, tables.message(TOMORROW), TOMORROW, null);
        clock.advance(Duration.ofDays(93));
        retention.sweep();
        tables.jdbc.update("delete from work.due where delivery = ?", waits);
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(tables.deliveries()).isEmpty();
        assertThat(tables.attempted()).isEmpty();
    }

    @Test
    void a_deleted_webhook_takes_deliveries_and_attempts_of_every_day_along() {
        var other = tables.webhook("other");
        long stays = tables.delivery(other, tables.message(TOMORROW), TOMORROW, TOMORROW);
        arrived(NOW);
        arrived(TOMORROW);
        arrived(TOMORROW.plus(Duration.ofDays(1)));
        tables.jdbc.update("delete from work.webhook where id = ?", webhook);
        assertThat(tables.deliveries()).containsExactly(stays);
        assertThat(tables.attempted()).containsExactly(stays);
    }

    @Test
    void while_somebody_reads_for_long_nothing_is_dropped_or_made_and_nobody_waits_behind() throws SQLException {
        arrived(TOMORROW);
        clock.advance(Duration.ofDays(93));
        try (var reader = tables.database.dataSource().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select * from work.delivery");
            retention.sweep();
            assertThat(partitions.days()).extracting(DeliveryDay::date).containsExactlyElementsOf(next(7));
        }
        retention.sweep();
        assertThat(tables.deliveries()).isEmpty();
        assertThat(partitions.days())
                .contains(DeliveryDay.of(clock.instant().plus(Duration.ofDays(7))))
                .doesNotContain(DeliveryDay.of(TOMORROW));
    }

    @Test
    void a_day_of_which_the_rest_has_messages_gets_no_partition_and_is_deleted_row_by_row() {
        var ahead = TOMORROW.plus(Duration.ofDays(7));
        arrived(ahead);
        clock.advance(Duration.ofDays(2));
        retention.sweep();
        assertThat(partitions.days())
                .contains(DeliveryDay.of(ahead.plus(Duration.ofDays(1))))
                .doesNotContain(DeliveryDay.of(ahead));
        clock.advance(Duration.ofDays(99));
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(tables.deliveries()).isEmpty();
    }
}
