package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.core.TestClock;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Deliveries and attempts are kept by day. */
@ExtendWith(OutputCaptureExtension.class)
class DeliveryPartitionsIT {

    private static final Instant NOW = Instant.parse("2026-12-04T10:00:00Z");
    private static final Instant AHEAD = NOW.plus(Duration.ofDays(2));

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

    private long arrived(Instant made) {
        return tables.delivery(webhook, tables.message(made), made, made.plusSeconds(1));
    }

    @Test
    void the_days_of_the_next_week_are_there() {
        assertThat(partitions.days()).extracting(DeliveryDay::date).containsExactlyElementsOf(next(6));
        retention.sweep();
        clock.advance(Duration.ofDays(1));
        retention.sweep();
        assertThat(partitions.days()).extracting(DeliveryDay::date).containsExactlyElementsOf(next(7));
    }

    private static Iterable<LocalDate> next(int days) {
        var first = LocalDate.parse("2026-12-06");
        return first.datesUntil(first.plusDays(days)).toList();
    }

    @Test
    void a_delivery_is_kept_with_the_day_of_its_message() {
        assertThat(tables.tableOf(arrived(AHEAD))).isEqualTo("work.delivery_d20261206");
        assertThat(tables.tableOf(arrived(NOW))).isEqualTo("work.delivery_rest");
        var made = UUID.nameUUIDFromBytes(new byte[] {1});
        assertThat(tables.tableOf(tables.delivery(webhook, tables.message(made, AHEAD), AHEAD, null)))
                .isEqualTo("work.delivery_rest");
    }

    @Test
    void a_day_of_which_the_rest_has_messages_gets_no_partition_and_is_deleted_row_by_row() {
        var ahead = AHEAD.plus(Duration.ofDays(6));
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

    @Test
    void a_clock_that_is_set_forward_and_back_leaves_no_day_without_a_partition() {
        clock.advance(Duration.ofDays(30));
        retention.sweep();
        clock.set(NOW);
        for (int day = 0; day < 30; day++) {
            retention.sweep();
            clock.advance(Duration.ofDays(1));
        }
        assertThat(partitions.days()).extracting(DeliveryDay::date).containsExactlyElementsOf(next(36));
    }

    /** For a week nothing ran: these days have no partitions, and the next ones do. */
    @Test
    void after_a_standstill_days_are_made_from_the_day_after_tomorrow_on(CapturedOutput output) {
        clock.advance(Duration.ofDays(20));
        retention.sweep();
        assertThat(output).contains("2026-12-25 has no partition");
        assertThat(partitions.days())
                .extracting(DeliveryDay::date)
                .contains(LocalDate.parse("2026-12-26"))
                .doesNotContain(LocalDate.parse("2026-12-25"));
        assertThat(tables.tableOf(arrived(clock.instant()))).isEqualTo("work.delivery_rest");
    }
}
