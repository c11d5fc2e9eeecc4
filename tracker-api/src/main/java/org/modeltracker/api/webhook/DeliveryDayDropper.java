package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.List;
import org.modeltracker.core.log.AdvisoryLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Drops partitions of days that are over. What is still needed of them goes to the rest. */
final class DeliveryDayDropper {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDayDropper.class);

    /** More are not copied while everybody waits; their day stays. */
    private static final int MOST_NEEDED = 10_000;

    private static final String NEEDED = SqlResource.read("needed-of-day.sql");
    private static final String DROP = SqlResource.read("drop-day.sql");

    /** Excludes who plans deliveries again. */
    private static final String ALONE = "select " + AdvisoryLock.MESSAGES.forTransaction();

    /** All use these before their partitions. Webhooks are not locked: to drop an attached partition leaves their triggers alone. */
    private static final String LOCK = "lock table only work.delivery, only work.attempt in access exclusive mode";

    private final JdbcTemplate jdbc;
    private final PartitionChange change;

    DeliveryDayDropper(JdbcTemplate jdbc, PartitionChange change) {
        this.jdbc = jdbc;
        this.change = change;
    }

    /** @param before what ended then or later, or still waits, is needed */
    void drop(DeliveryDay day, Instant before) {
        var tables = List.of(day.deliveries(), day.attempts(), "delivery_rest", "attempt_rest");
        change.make("drop the partition of " + day.date(), tables, () -> dropUnlessNeeded(day, before));
    }

    /**
     * What is needed is looked for before anybody has to wait; what becomes due meanwhile is found again. Only what is asked for again and ends in
     * those seconds goes with its day.
     */
    private void dropUnlessNeeded(DeliveryDay day, Instant before) {
        jdbc.execute(NEEDED.formatted(day.deliveries(), before, MOST_NEEDED + 1));
        if (count("needed") > MOST_NEEDED) {
            LOG.info("{} keeps its partition: more than {} deliveries are still needed", day.date(), MOST_NEEDED);
            return;
        }
        jdbc.query(ALONE, row -> {});
        jdbc.execute(LOCK);
        jdbc.execute(DROP.formatted(day.deliveries(), day.attempts(), day.first(), day.end()));
        LOG.info("dropped the deliveries of {} but for {} that are still needed", day.date(), count("kept"));
    }

    private long count(String table) {
        var rows = jdbc.queryForObject("select count(*) from " + table, Long.class);
        return rows == null ? 0 : rows;
    }
}
