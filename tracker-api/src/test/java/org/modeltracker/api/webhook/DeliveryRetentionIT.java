package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestClock;

/** A day of deliveries that is over goes at once, but for what is still needed, and their attempts go along. */
class DeliveryRetentionIT {

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
    void a_day_goes_when_all_of_it_is_old_but_for_what_waits_and_what_ended_late() {
        arrived(AHEAD);
        long waits = tables.delivery(webhook, tables.message(AHEAD), AHEAD, null);
        long late = tables.delivery(webhook, tables.message(AHEAD), AHEAD, AHEAD.plus(Duration.ofDays(80)));
        clock.set(AHEAD.plus(Duration.ofDays(90)));
        retention.sweep();
        assertThat(tables.deliveries()).hasSize(3);
        clock.advance(Duration.ofDays(1));
        retention.sweep();
        assertThat(tables.deliveries()).containsExactly(waits, late);
        assertThat(tables.attempted()).containsExactly(waits, late);
        assertThat(partitions.days()).doesNotContain(DeliveryDay.of(AHEAD));
        assertThat(tables.tableOf(waits)).isEqualTo("work.delivery_rest");
        assertThat(tables.jdbc.queryForList("select 1 from work.message")).hasSize(2);
        clock.advance(Duration.ofDays(80));
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(tables.deliveries()).containsExactly(waits);
        assertThat(tables.attempted()).containsExactly(waits);
    }

    @Test
    void what_waited_when_its_day_went_goes_when_it_has_arrived() {
        long waits = tables.delivery(webhook, tables.message(AHEAD), AHEAD, null);
        clock.advance(Duration.ofDays(94));
        retention.sweep();
        tables.jdbc.update("delete from work.due where delivery = ?", waits);
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(tables.deliveries()).isEmpty();
        assertThat(tables.attempted()).isEmpty();
    }

    /** They would be copied while everybody waits. */
    @Test
    void a_day_of_which_too_many_wait_stays_and_what_is_old_of_it_is_deleted_row_by_row() {
        long old = arrived(AHEAD);
        tables.jdbc.update("""
                insert into work.webhook select (jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid()))).*
                  from work.webhook w, generate_series(1, 10001)
                """);
        var message = tables.message(AHEAD);
        tables.jdbc.update("""
                with made as (
                  insert into work.delivery (webhook, message, status, made_at) select id, ?, 'waiting', ? from work.webhook
                  returning id, webhook, message)
                insert into work.due (delivery, webhook, message, trigger, due_at) select id, webhook, message, 'plan', now() from made
                """, message, Timestamp.from(AHEAD));
        clock.set(AHEAD.plus(Duration.ofDays(91)));
        assertThat(retention.sweep()).isZero();
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(tables.deliveries()).hasSize(10_002).doesNotContain(old);
        assertThat(tables.attempted()).isEmpty();
        assertThat(partitions.days()).contains(DeliveryDay.of(AHEAD));
        tables.jdbc.update("delete from work.webhook where id <> ?", webhook);
        tables.jdbc.update("delete from work.due where webhook <> ?", webhook);
        retention.sweep();
        assertThat(partitions.days()).doesNotContain(DeliveryDay.of(AHEAD));
        assertThat(tables.deliveries()).hasSize(1);
    }

    @Test
    void a_deleted_webhook_takes_deliveries_and_attempts_of_every_day_along() {
        var other = tables.webhook("other");
        long stays = tables.delivery(other, tables.message(AHEAD), AHEAD, AHEAD);
        arrived(NOW);
        arrived(AHEAD);
        arrived(AHEAD.plus(Duration.ofDays(1)));
        tables.jdbc.update("delete from work.webhook where id = ?", webhook);
        assertThat(tables.deliveries()).containsExactly(stays);
        assertThat(tables.attempted()).containsExactly(stays);
    }

    /** Other days are not even looked at. */
    @Test
    void attempts_are_deleted_from_the_day_of_their_deliveries() {
        arrived(AHEAD);
        arrived(AHEAD.plus(Duration.ofDays(1)));
        var touched = tables.transaction.execute(status -> {
            tables.jdbc.update(
                    "delete from work.delivery where message < ?",
                    DeliveryDay.of(AHEAD).end());
            return tables.jdbc.queryForList("""
                    select relname || case when seq_scan > 0 then ' whole' else '' end
                      from pg_stat_xact_user_tables where relname ~ '^attempt_' and seq_scan + idx_scan > 0 order by 1
                    """, String.class);
        });
        assertThat(touched).containsExactly("attempt_d20261206", "attempt_rest");
        assertThat(tables.attempted()).hasSize(1);
    }
}
