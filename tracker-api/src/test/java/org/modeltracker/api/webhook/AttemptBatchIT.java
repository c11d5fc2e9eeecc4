package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestClock;
import tools.jackson.databind.json.JsonMapper;

/** Results of attempts are stored at a cost of what they are, whatever PostgreSQL expects. */
class AttemptBatchIT {

    private static final Instant NOW = Instant.parse("2026-12-04T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final int WEBHOOKS = 400;
    private static final int BATCH = 50;

    private final DeliveryTables tables = new DeliveryTables().migrate("latest");
    private final AttemptResultWriter writer = new AttemptResultWriter(
            tables.jdbc,
            tables.transaction,
            new ReceiverTable(tables.jdbc, JsonMapper.shared()),
            null, // nothing is told of successes
            new RetryPlan(Made.SETTINGS, new Random(1)),
            new ReceiverHealthPolicy(Made.SETTINGS),
            new TestClock(NOW));

    /** When its rows were counted, each message went to one webhook. */
    @Test
    void a_batch_reads_its_own_deliveries_and_not_all_of_a_message_to_many() {
        var one = tables.webhook("one");
        tables.transaction.executeWithoutResult(
                status -> IntStream.range(0, BATCH).forEach(n -> tables.delivery(one, tables.message(NOW), NOW, NOW)));
        tables.jdbc.execute("analyze work.delivery, work.due");
        var message = tables.message(NOW);
        tables.transaction.executeWithoutResult(status ->
                IntStream.range(0, WEBHOOKS).forEach(n -> tables.delivery(tables.webhook("many"), message, NOW, null)));
        tables.jdbc.update("update work.due set claim = nextval('work.claim')");

        var read = tables.transaction.execute(status -> {
            writer.keep(waiting(BATCH).stream()
                    .map(delivery -> result(delivery, 204))
                    .toList());
            return tables.jdbc.queryForObject("""
                    select sum(seq_tup_read + idx_tup_fetch) from pg_stat_xact_user_tables
                     where schemaname = 'work' and relname like 'delivery%'
                    """, Long.class);
        });

        assertThat(read).isBetween((long) BATCH, 2L * BATCH);
        assertThat(count("work.due")).isEqualTo(WEBHOOKS - BATCH);
        assertThat(count("work.delivery where status = 'delivered' and message = '%s'".formatted(message)))
                .isEqualTo(BATCH);
        assertThat(count("work.attempt where message = '%s'".formatted(message)))
                .isEqualTo(WEBHOOKS + BATCH); // each had one before
    }

    /** Somebody asked for another attempt while the first was under way. */
    @Test
    void two_attempts_at_one_delivery_may_come_in_one_batch() {
        tables.delivery(tables.webhook("one"), tables.message(NOW), NOW, null);
        tables.jdbc.update("update work.due set claim = nextval('work.claim')");
        var first = waiting(1).getFirst();
        tables.jdbc.update("update work.due set claim = nextval('work.claim'), trigger = 'manual'");

        writer.keep(List.of(result(first, 500), result(waiting(1).getFirst(), 204)));

        assertThat(count("work.delivery where status = 'delivered' and failed_at is not null"))
                .isEqualTo(1);
        assertThat(count("work.attempt where outcome like 'status_%%' and started_at = '%s'".formatted(LATER)))
                .isEqualTo(2);
        assertThat(count("work.due")).isZero();
    }

    private Long count(String rows) {
        return tables.jdbc.queryForObject("select count(*) from " + rows, Long.class);
    }

    /** The first that wait. */
    private List<LeasedDelivery> waiting(int most) {
        return tables.jdbc.query(
                "select delivery, claim, trigger, webhook, message from work.due order by delivery limit " + most,
                (row, n) -> {
                    var message = row.getObject("message", UUID.class);
                    return new LeasedDelivery(
                            row.getLong("delivery"),
                            row.getLong("claim"),
                            0,
                            row.getString("trigger"),
                            row.getObject("webhook", UUID.class),
                            "one",
                            "https://receiver.test",
                            Format.STANDARD,
                            null,
                            false,
                            message,
                            message,
                            "model.released",
                            "{}",
                            new Message.Chat("One.", "/"),
                            List.of());
                });
    }

    private static AttemptResult result(LeasedDelivery delivery, int status) {
        return new AttemptResult(
                delivery, LATER, LATER, 1, "status_" + status, status, null, null, AttemptResult.Wish.NONE);
    }
}
