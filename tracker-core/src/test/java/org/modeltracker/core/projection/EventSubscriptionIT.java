package org.modeltracker.core.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.released;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever makes promises of events gets each of them once, in order. */
class EventSubscriptionIT extends CoreContext {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private EventLog log;

    @Autowired
    private AppendNotifications notifications;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String name = "test-" + COUNT.incrementAndGet();
    private final List<EventSubscription> started = new ArrayList<>();
    private final List<Long> taken = new CopyOnWriteArrayList<>();
    private volatile Runnable accident = () -> {};
    /** Where a part ends that begins there; the last one does not. */
    private final Map<UUID, UUID> parts = new HashMap<>();

    private EventSubscription subscribe() {
        var consumer = new EventConsumer() {
            @Override
            public @Nullable UUID consume(List<RecordedEvent> events, @Nullable UUID after) {
                jdbc.update("update work.follower set position = position where name = ?", name);
                accident.run();
                events.forEach(event -> taken.add(event.position()));
                return parts.get(after);
            }

            @Override
            public void afterCommit() {}
        };
        var subscription = new EventSubscription(name, consumer, log, views, notifications, transactions, jdbc);
        started.add(subscription);
        subscription.start();
        return subscription;
    }

    private long beginAtTheEnd() {
        jdbc.update("insert into work.follower (name, position) select ?, position from log.head", name);
        return jdbc.queryForObject("select position from log.head", Long.class);
    }

    private @Nullable UUID part() {
        return jdbc.queryForObject("select part from work.follower where name = ?", UUID.class, name);
    }

    @AfterEach
    void stop() {
        started.forEach(EventSubscription::stop);
    }

    @Test
    void each_event_is_taken_once_and_in_order_by_however_many_nodes() {
        beginAtTheEnd();
        subscribe();
        subscribe();
        var positions = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            positions.add(
                    record(released("follower/" + name + "-" + i, "2026-10-01")).position());
        }
        eventually("all taken", () -> taken.size() >= 20);
        assertThat(taken).isEqualTo(positions);
    }

    @Test
    void what_could_not_be_taken_keeps_it_where_it_is_and_is_taken_when_it_can() {
        long place = beginAtTheEnd();
        accident = () -> {
            throw new IllegalStateException("an accident, as the test wanted");
        };
        var subscription = subscribe();
        var event = record(released("follower/" + name, "2026-10-01"));
        assertThat(subscription.position()).isEqualTo(place);
        accident = () -> {};
        eventually("taken after all", () -> subscription.position() == event.position());
        assertThat(taken).containsExactly(event.position());
    }

    @Test
    void it_waits_for_the_views_and_takes_nothing_again_when_they_are_rebuilt() {
        beginAtTheEnd();
        subscribe();
        var first = record(released("follower/" + name + "-a", "2026-10-01"));
        eventually("the first taken", () -> taken.size() == 1);
        views.rebuild().run((done, total) -> {});
        var second = record(released("follower/" + name + "-b", "2026-10-01"));
        eventually("the second taken", () -> taken.size() == 2);
        assertThat(taken).containsExactly(first.position(), second.position());
    }

    @Test
    void events_that_lead_to_much_are_taken_part_by_part_and_nothing_comes_between() {
        long place = beginAtTheEnd();
        var first = new UUID(0, 1);
        parts.put(null, first);
        var held = new AtomicBoolean(true);
        accident = () -> {
            if (first.equals(part()) && held.get()) {
                throw new IllegalStateException("an accident between two parts, as the test wanted");
            }
        };
        var subscription = subscribe();
        record(released("follower/" + name + "-a", "2026-10-01"));
        eventually("one part taken", () -> subscription.checkpoint().equals(new Checkpoint(place, place + 1, first)));
        record(released("follower/" + name + "-b", "2026-10-01"));
        assertThat(new TransactionTemplate(transactions).<Long>execute(status -> subscription.settledPosition()))
                .as("of some of it something was taken")
                .isEqualTo(place + 1);
        held.set(false);
        eventually("all taken", () -> subscription.checkpoint().equals(new Checkpoint(place + 2, null, null)));
        assertThat(taken).containsExactly(place + 1, place + 1, place + 2, place + 2);
    }
}
