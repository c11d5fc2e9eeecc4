package org.modeltracker.api.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.BenchReport;
import org.modeltracker.core.TestClock;

/** What it costs to forget a day of deliveries: dropped with its partitions, beside deleted row by row; and to carry over what there was. */
@Tag("bench")
class DeliveryRetentionBenchIT {

    private static final Instant NOW = Instant.parse("2026-12-04T10:00:00Z");
    private static final Instant AHEAD = NOW.plus(Duration.ofDays(2));
    private static final int WEBHOOKS = 1_000;
    private static final int MESSAGES = Integer.getInteger("bench.messages", 500);
    private static final int ROUNDS = 3;

    private final TestClock clock = new TestClock(NOW);

    @Test
    void a_day_is_dropped_or_deleted() throws InterruptedException {
        var dropped = new double[ROUNDS];
        var deleted = new double[ROUNDS];
        var carried = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            deleted[round] = forget(NOW);
            dropped[round] = forget(AHEAD);
            carried[round] = carryOver();
            System.out.printf(
                    "%,d deliveries: deleted %.0f ms, dropped %.0f ms, migrated %.0f ms%n",
                    WEBHOOKS * MESSAGES, deleted[round], dropped[round], carried[round]);
        }
        BenchReport.time(
                "a day of %,d deliveries is dropped".formatted(WEBHOOKS * MESSAGES),
                dropped,
                "deleted row by row",
                deleted,
                0.3);
    }

    /** @param day of all deliveries: today has no partition */
    private double forget(Instant day) throws InterruptedException {
        var tables = new DeliveryTables().migrate("latest");
        clock.set(NOW);
        var retention = new DeliveryRetention(
                new DeliveryPartitions(tables.jdbc, tables.transaction),
                tables.jdbc,
                tables.transaction,
                Made.SETTINGS,
                clock);
        retention.sweep();
        fill(tables, day, "delivery, message", "id, message");
        System.out.println(size(tables));
        clock.set(day.plus(Duration.ofDays(92)));
        return beside(tables, day.equals(NOW) ? "deleted" : "dropped", retention::sweep);
    }

    /** @return milliseconds that the work took, while somebody reads */
    private static double beside(DeliveryTables tables, String what, Runnable work) throws InterruptedException {
        var reader = new AtomicBoolean(true);
        var longest = new AtomicLong();
        var reading = Thread.ofPlatform().start(() -> {
            while (reader.get()) {
                longest.accumulateAndGet(
                        (long) millis(() -> tables.jdbc.queryForList(
                                "select status from work.delivery where webhook = ? and id = 1", new UUID(0, 0))),
                        Math::max);
            }
        });
        double took = millis(work);
        reader.set(false);
        reading.join();
        System.out.printf("%s in %.0f ms: a reader waited %d ms at most%n", what, took, longest.get());
        return took;
    }

    private static String size(DeliveryTables tables) {
        return tables.jdbc.queryForObject("""
                select string_agg(relid || ' ' || pg_size_pretty(pg_total_relation_size(relid)), ', ')
                  from (select relid from pg_partition_tree('work.delivery') union all select relid from pg_partition_tree('work.attempt')) t
                 where pg_total_relation_size(relid) > 1e6
                """, String.class);
    }

    private double carryOver() throws InterruptedException {
        var tables = new DeliveryTables().migrate(DeliveryTables.ONE_TABLE);
        fill(tables, NOW, "delivery", "id");
        double took = millis(() -> tables.migrate("latest"));
        var partitions = new DeliveryPartitions(tables.jdbc, tables.transaction);
        beside(tables, "six days were made beside the rest", () -> partitions.keep(NOW, NOW));
        return took;
    }

    /** @param values of a delivery for the columns of its attempt */
    private static void fill(DeliveryTables tables, Instant day, String columns, String values) {
        for (int n = 0; n < WEBHOOKS; n++) {
            tables.webhook("owner " + n);
        }
        for (int n = 0; n < MESSAGES; n++) {
            tables.message(day.plusMillis(n));
        }
        tables.jdbc.update("""
                insert into work.delivery (webhook, message, status, made_at, delivered_at)
                select w.id, m.id, 'delivered', m.made_at, m.made_at from work.message m cross join work.webhook w order by m.id
                """);
        tables.jdbc.update("""
                insert into work.attempt (%s, trigger, started_at, duration_ms, outcome, status)
                select %s, 'plan', made_at, 10, 'status_204', 204 from work.delivery
                """.formatted(columns, values));
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
