package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.UpcomingItem;
import org.modeltracker.core.overview.UpcomingList;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes deliveries of reminders as their days come, once: the checkpoint moves in the same transaction, and a message has the same id for the same
 * thing, date and lead. When a date moves, only the leads that are still ahead are sent again.
 */
@Component
class Reminders implements PollingLoop.Round {

    static final String TYPE = "upcoming.reminder";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final String LEADS = """
            select distinct lead.days::int from work.webhook w, jsonb_to_recordset(w.conditions) as c (fact text, days jsonb),
                   jsonb_array_elements_text(c.days) as lead (days)
             where w.status = 'active' and c.fact = 'upcoming'
            """;

    private final UpcomingList upcoming;
    private final ProjectionDaemon views;
    private final ReminderComposer composer;
    private final Messages messages;
    private final NewsPromises promises;
    private final DeliveryWorker sender;
    private final ClockFollower follower;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            UpcomingList upcoming,
            ProjectionDaemon views,
            ReminderComposer composer,
            Messages messages,
            NewsPromises promises,
            DeliveryWorker sender,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.upcoming = upcoming;
        this.views = views;
        this.composer = composer;
        this.messages = messages;
        this.promises = promises;
        this.sender = sender;
        this.follower = new ClockFollower(jdbc, "reminders");
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** An item whose day for a lead has come. */
    record Due(UpcomingItem item, int days) {

        private Instant instant() {
            return item.date().start().minus(Duration.ofDays(days));
        }

        private List<Object> said() {
            return List.of(item.eventId(), item.kind(), days);
        }
    }

    /** By the minute, because a look costs more than those of other loops. */
    @Override
    public Duration work() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var seen = follower.seen();
        if (seen == null || now.isAfter(seen)) {
            boolean told = Boolean.TRUE.equals(transaction.execute(status -> {
                if (!follower.holdAt(seen)) {
                    return false;
                }
                follower.move(now);
                return seen != null && remind(seen, now);
            }));
            if (told) {
                sender.wake();
            }
        }
        return LOOK_AGAIN;
    }

    private boolean remind(Instant seen, Instant now) {
        var leads = new TreeSet<>(jdbc.queryForList(LEADS, Integer.class));
        if (leads.isEmpty()) {
            return false;
        }
        var due = due(leads, seen, now);
        if (!due.isEmpty()) {
            messages.hold();
            messages.addNews(due.stream().map(composer::message).toList());
            promises.promise(due.stream().map(composer::topic).toList(), clock.instant());
        }
        return !due.isEmpty();
    }

    private List<Due> due(Collection<Integer> leads, Instant seen, Instant now) {
        var within = Duration.ofDays(leads.stream().mapToInt(lead -> lead).max().orElse(0) + 1L);
        var filter = new UpcomingList.Filter(Set.of(), Set.of(), Set.of(), within);
        return upcoming.list(filter, new TemporalPoint(now, views.position(), null)).stream()
                .flatMap(item -> leads.stream().map(days -> new Due(item, days)))
                .filter(one -> one.instant().isAfter(seen) && !one.instant().isAfter(now))
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(Due::said, one -> one, Reminders::wider, LinkedHashMap::new),
                        told -> List.copyOf(told.values())));
    }

    /** A claim for everybody gives a date to narrower audiences too: it is reminded of once. */
    private static Due wider(Due one, Due other) {
        return keys(one) <= keys(other) ? one : other;
    }

    private static int keys(Due due) {
        return due.item().answer().question().key().size();
    }
}
