package org.modeltracker.api.webhook;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes partitions of days to come. To attach one beside the rest, PostgreSQL reads the whole rest while nobody may use it; unless a constraint
 * says already that the rest has nothing of that day. So there is one for a moment: it is checked while others read and write.
 *
 * <p>While the constraint is there, the rest takes no deliveries of these days. So they begin in more than a day. What a node that stopped halfway
 * left is removed before.
 */
final class DeliveryDayMaker {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDayMaker.class);

    private static final List<String> RESTS = List.of("delivery_rest", "attempt_rest");
    private static final String CREATE = SqlResource.read("create-day.sql");
    private static final String ATTACH = SqlResource.read("attach-day.sql");

    private static final String OPEN = "alter table work.%s drop constraint no_days";
    private static final String CLOSE = "alter table work.%s add constraint no_days check (%s) not valid";
    private static final String CHECK = "alter table work.%s validate constraint no_days";

    /** The foreign key to webhooks needs it too; whoever deletes a webhook takes both in this order. */
    private static final String LOCK =
            "lock table work.webhook in share row exclusive mode; lock table work.delivery_rest, work.attempt_rest in access exclusive mode";

    private final JdbcTemplate jdbc;
    private final PartitionChange change;

    DeliveryDayMaker(JdbcTemplate jdbc, PartitionChange change) {
        this.jdbc = jdbc;
        this.change = change;
    }

    /** A day that the rest has messages of, by chance or by a wrong clock, gets no partition. */
    void make(List<DeliveryDay> days) {
        var free = days.stream().filter(this::isFree).toList();
        if (!openRests() || free.isEmpty()) {
            return;
        }
        try {
            if (RESTS.stream().allMatch(rest -> close(rest, free))) {
                change.make("make partitions from " + free.getFirst().date(), RESTS, () -> attach(free));
            }
        } catch (DataIntegrityViolationException taken) {
            LOG.warn(
                    "no partitions from {}: the rest has got messages of these days",
                    free.getFirst().date(),
                    taken);
        }
        openRests();
    }

    private boolean isFree(DeliveryDay day) {
        boolean free = Boolean.TRUE.equals(jdbc.queryForObject(
                "select not exists (select from work.delivery_rest where message >= ? and message < ?)",
                Boolean.class,
                day.first(),
                day.end()));
        if (!free) {
            LOG.info("{} gets no partition: the rest has messages of it", day.date());
        }
        return free;
    }

    /** After success there is nothing left to remove. */
    private boolean openRests() {
        return jdbc
                .queryForList(
                        "select conrelid::regclass::text from pg_constraint where conname = 'no_days'", String.class)
                .stream()
                .map(table -> table.replace("work.", ""))
                .allMatch(rest -> change.make("open " + rest, List.of(rest), () -> jdbc.execute(OPEN.formatted(rest))));
    }

    private boolean close(String rest, List<DeliveryDay> days) {
        var none = days.stream()
                .map(day -> "(message is null or message < '%s' or message >= '%s')".formatted(day.first(), day.end()))
                .collect(joining(" and "));
        var table = List.of(rest);
        return change.make("close " + rest, table, () -> jdbc.execute(CLOSE.formatted(rest, none)))
                && change.make("check " + rest, table, () -> jdbc.execute(CHECK.formatted(rest)));
    }

    private void attach(List<DeliveryDay> days) {
        days.forEach(day -> jdbc.execute(CREATE.formatted(day.deliveries(), day.attempts())));
        jdbc.execute(LOCK);
        days.forEach(day -> jdbc.execute(ATTACH.formatted(day.deliveries(), day.attempts(), day.first(), day.end())));
        RESTS.forEach(rest -> jdbc.execute(OPEN.formatted(rest)));
    }
}
