package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.AdvisoryLock;
import org.modeltracker.core.log.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The partitions of deliveries and attempts: made ahead, and dropped with their day. What has no partition of a day is in {@code delivery_rest}
 * and {@code attempt_rest}.
 *
 * <p>Both need tables that everybody uses, alone. They wait half a second for them, because everybody else waits behind; where that is too short,
 * for example beside a backup, the next hour tries again.
 */
final class DeliveryPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPartitions.class);

    /** Today has deliveries already, so the first is tomorrow. */
    private static final int AHEAD = 7;

    private static final String MAKE = SqlResource.read("make-day.sql");
    private static final String NEEDED = SqlResource.read("needed-of-day.sql");
    private static final String KEEP = SqlResource.read("keep-of-day.sql");

    private static final String MINE = "select " + AdvisoryLock.DELIVERY_DAYS.tryForTransaction();

    /** Looking for what is needed and copying it may take longer than other statements. */
    private static final String PATIENCE =
            "select set_config('lock_timeout', '500ms', true), set_config('statement_timeout', '10min', true)";

    private static final String ALONE = "select " + AdvisoryLock.MESSAGES.forTransaction();

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    DeliveryPartitions(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Makes those of the next days. A day that the rest has messages of, by chance or by a wrong clock, gets none. */
    void makeAhead(Instant now) {
        var existing = days();
        var today = DeliveryDay.of(now);
        IntStream.rangeClosed(1, AHEAD)
                .mapToObj(today::plusDays)
                .filter(day -> !existing.contains(day))
                .forEach(this::make);
    }

    private void make(DeliveryDay day) {
        try {
            unlessBusy("make the partition of " + day.date(), () -> {
                if (!days().contains(day)) { // another node may have made it
                    jdbc.query(ALONE, row -> {});
                    jdbc.execute(MAKE.formatted(day.deliveries(), day.attempts(), day.first(), day.end()));
                }
            });
        } catch (DataIntegrityViolationException taken) {
            LOG.info("{} gets no partition: the rest has messages of it", day.date());
        }
    }

    /** Drops the days that ended at or before an instant. What still waits of them, or ended later, goes to the rest. */
    void dropEndedBy(Instant before) {
        days().stream().filter(day -> day.endedBy(before)).forEach(day -> drop(day, before));
    }

    /**
     * What is needed is looked for before anybody has to wait; what becomes due meanwhile is found again. Only what is asked for again and ends in
     * those seconds goes with its day.
     */
    private void drop(DeliveryDay day, Instant before) {
        unlessBusy("drop the partition of " + day.date(), () -> {
            if (!days().contains(day)) {
                return; // another node has dropped it
            }
            jdbc.execute(NEEDED.formatted(day.deliveries(), before));
            jdbc.query(ALONE, row -> {});
            jdbc.execute("lock table only work.delivery, only work.attempt in access exclusive mode");
            LOG.info("dropped the deliveries of {} but for {} that are still needed", day.date(), dropAlone(day));
        });
    }

    private @Nullable Long dropAlone(DeliveryDay day) {
        jdbc.execute("alter table work.attempt detach partition work." + day.attempts());
        jdbc.execute("alter table work.delivery detach partition work." + day.deliveries());
        var kept = jdbc.queryForObject(
                KEEP.formatted(day.deliveries(), day.attempts(), day.first(), day.end()), Long.class);
        jdbc.execute("drop table work.%s, work.%s".formatted(day.deliveries(), day.attempts()));
        return kept;
    }

    /** The oldest first. */
    List<DeliveryDay> days() {
        return jdbc
                .query(
                        "select relname from pg_inherits join pg_class on oid = inhrelid where inhparent = 'work.delivery'::regclass order by 1",
                        (row, n) -> DeliveryDay.ofTable(row.getString("relname")))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param change in a transaction of its own, at one node at a time */
    private void unlessBusy(String what, Runnable change) {
        try {
            transaction.executeWithoutResult(status -> {
                if (Boolean.TRUE.equals(jdbc.queryForObject(MINE, Boolean.class))) {
                    jdbc.query(PATIENCE, row -> {});
                    change.run();
                }
            });
        } catch (DataAccessException busy) {
            if (!DatabaseFailure.isLockTimeout(busy)) {
                throw busy;
            }
            LOG.info("could not {} while others use the tables; it will be tried again", what);
        }
    }
}
