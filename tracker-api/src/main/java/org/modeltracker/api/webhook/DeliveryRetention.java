package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.modeltracker.core.log.AdvisoryLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes old deliveries with their attempts, and messages without deliveries. Nothing is lost, because a replay creates both from the log. Days are
 * dropped whole, up to a day late. What has no partition of a day is deleted row by row, and so are days that could not be dropped for a day.
 */
final class DeliveryRetention {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRetention.class);
    private static final int BATCH = 100;

    /** Excludes who {@link Messages#hold holds} them. */
    private static final String ALONE = "select " + AdvisoryLock.MESSAGES.forTransaction();

    private static final String OLD = """
            select id, made_at from work.message where made_at < ? and (made_at, id) > (?, ?) order by made_at, id limit ?
            """;

    private static final String DELETE = """
            delete from work.delivery d
             where d.message = any (?::uuid[]) and greatest(d.made_at, d.delivered_at, d.failed_at) < ?
               and (d.tableoid = 'work.delivery_rest'::regclass or d.made_at < ?)
               and not exists (select from work.due u where u.delivery = d.id)
            """;

    /** A day with its deliveries has ended a day after the first of them, and is dropped in one of the next 24 hours. */
    private static final Duration UNTIL_DROPPED = Duration.ofDays(2);

    private final DeliveryPartitions partitions;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final WebhookSettings settings;
    private final Clock clock;

    DeliveryRetention(
            DeliveryPartitions partitions,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            WebhookSettings settings,
            Clock clock) {
        this.partitions = partitions;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    private record Place(Instant madeAt, UUID id) {}

    /** @return the number of deliveries that were deleted row by row */
    int sweep() {
        var now = clock.instant();
        var before = now.minus(settings.keep());
        partitions.keep(now, before);
        return deleteOld(before);
    }

    private int deleteOld(Instant before) {
        var place = new Place(Instant.EPOCH, new UUID(0, 0));
        int forgotten = 0;
        while (true) {
            var old = jdbc.query(
                    OLD,
                    (row, n) -> new Place(row.getTimestamp("made_at").toInstant(), row.getObject("id", UUID.class)),
                    Timestamp.from(before),
                    Timestamp.from(place.madeAt()),
                    place.id(),
                    BATCH);
            if (old.isEmpty()) {
                if (forgotten > 0) {
                    LOG.info("deleted {} deliveries that ended more than {} ago", forgotten, settings.keep());
                }
                return forgotten;
            }
            var ids = old.stream().map(one -> one.id().toString()).toArray(String[]::new);
            forgotten += forget(ids, before);
            place = old.getLast();
        }
    }

    private int forget(String[] messages, Instant before) {
        return transaction.execute(status -> {
            jdbc.query(ALONE, row -> {});
            int deliveries =
                    jdbc.update(DELETE, messages, Timestamp.from(before), Timestamp.from(before.minus(UNTIL_DROPPED)));
            jdbc.update("""
                    delete from work.message m
                     where m.id = any (?::uuid[]) and not exists (select from work.delivery d where d.message = m.id)
                    """, (Object) messages);
            return deliveries;
        });
    }
}
