package org.modeltracker.api.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.modeltracker.core.log.AdvisoryLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The partitions of deliveries and attempts: made ahead, and dropped with their day. What has no partition of a day is in {@code delivery_rest}
 * and {@code attempt_rest}. Where others use the tables for long, for example beside a backup, the next hour tries again.
 */
final class DeliveryPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPartitions.class);

    /** Days that may begin while a partition is made have deliveries in the rest. */
    private static final int FIRST = 2;

    private static final int LAST = 7;

    private static final String DAYS = """
            select relname from pg_inherits join pg_class on oid = inhrelid where inhparent = 'work.delivery'::regclass order by 1
            """;

    private final JdbcTemplate jdbc;
    private final DeliveryDayMaker maker;
    private final DeliveryDayDropper dropper;

    DeliveryPartitions(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        var change = new PartitionChange(jdbc, transaction);
        this.maker = new DeliveryDayMaker(jdbc, change);
        this.dropper = new DeliveryDayDropper(jdbc, change);
    }

    /**
     * At one node at a time; at the others it does nothing.
     *
     * @param before days that ended by then are dropped
     */
    void keep(Instant now, Instant before) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            boolean mine = ask(connection, AdvisoryLock.DELIVERY_DAYS.tryForSession());
            if (mine) {
                try {
                    makeAhead(DeliveryDay.of(now));
                    days().stream().filter(day -> day.endedBy(before)).forEach(day -> dropper.drop(day, before));
                } finally {
                    ask(connection, AdvisoryLock.DELIVERY_DAYS.releaseFromSession());
                }
            }
            return mine;
        });
    }

    private static boolean ask(Connection connection, String lock) throws SQLException {
        try (var query = connection.prepareStatement("select " + lock);
                var answer = query.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void makeAhead(DeliveryDay today) {
        var existing = days();
        var tomorrow = today.plusDays(1);
        if (!existing.contains(tomorrow)
                && existing.stream().anyMatch(day -> day.date().isBefore(tomorrow.date()))) {
            LOG.warn("{} has no partition; its deliveries will be deleted row by row", tomorrow.date());
        }
        maker.make(IntStream.rangeClosed(FIRST, LAST)
                .mapToObj(today::plusDays)
                .filter(day -> !existing.contains(day))
                .toList());
    }

    /** The oldest first. */
    List<DeliveryDay> days() {
        return jdbc.query(DAYS, (row, n) -> DeliveryDay.ofTable(row.getString("relname"))).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
