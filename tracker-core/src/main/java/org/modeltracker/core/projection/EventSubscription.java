package org.modeltracker.core.projection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventLog.Filter;
import org.modeltracker.core.model.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands every event of the log, in order, to somebody who makes promises of them, once the views have it; what leads to many promises, part by
 * part. Its place stands in {@code work.follower} and moves in the transaction in which the promises are made: none is lost and none is made
 * twice, whatever is killed when, and replaying views makes none again. Of several nodes one at a time goes on.
 *
 * <p>It waits for the views before its transaction begins, so that it never holds what a rebuild wants to replace.
 */
public final class EventSubscription implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventSubscription.class);
    private static final int BATCH = 500;
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    /** Who takes events. */
    public interface EventConsumer {
        /** Whether anybody waits for events at all; what happens while nobody does is passed over unread. */
        default boolean isAwaited() {
            return true;
        }

        /**
         * Takes events in the transaction that moves the follower's place. Those that lead to more than one transaction should hold are taken part
         * by part.
         *
         * @param after where the part before ended; null for the first
         * @return where this part ended; null for the last
         */
        @Nullable
        UUID take(List<RecordedEvent> events, @Nullable UUID after);

        /** After that transaction is committed. */
        void taken();
    }

    /**
     * How far it is.
     *
     * @param position up to which everything is taken
     * @param until the last event of those that are taken in parts now; null between them
     * @param part where the last of these parts ended
     */
    public record Checkpoint(
            long position, @Nullable Long until, @Nullable UUID part) {}

    private final String name;
    private final EventLog log;
    private final ProjectionDaemon views;
    private final AppendNotifications listener;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final EventConsumer taker;
    private final Semaphore appended = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();
    private volatile Runnable unfollow = () -> {};

    EventSubscription(
            String name,
            EventLog log,
            ProjectionDaemon views,
            AppendNotifications listener,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            EventConsumer taker) {
        this.name = name;
        this.log = log;
        this.views = views;
        this.listener = listener;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.taker = taker;
    }

    /** Whose place is lost stays where it is: from the beginning it would send everything once more. */
    public Checkpoint place() {
        return place("").orElseThrow(this::lost);
    }

    private IllegalStateException lost() {
        return new IllegalStateException("the place of the follower " + name + " is lost");
    }

    /** The position up to which it has taken the log in. */
    public long position() {
        return place().position();
    }

    /**
     * The position of the last event of which it has taken anything in, once a part that is being taken has been: who takes what is next sees all
     * that is committed now. In a transaction.
     */
    public long settledPosition() {
        var settled = place("for share").orElseThrow(this::lost);
        return settled.until() == null ? settled.position() : settled.until();
    }

    private Optional<Checkpoint> place(String lock) {
        return jdbc
                .query(
                        "select position, until, part from work.follower where name = ? " + lock,
                        (row, n) -> new Checkpoint(
                                row.getLong("position"),
                                row.getObject("until", Long.class),
                                row.getObject("part", UUID.class)),
                        name)
                .stream()
                .findFirst();
    }

    @Override
    public void start() {
        running = true;
        unfollow = listener.follow(appended::release);
        thread = Thread.ofPlatform().daemon().name("follower-" + name).start(this::followWhileRunning);
    }

    /** Returns when the part under way is done. */
    @Override
    public void stop() {
        running = false;
        unfollow.run();
        appended.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server begins to answer, and until after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void followWhileRunning() {
        while (running) {
            try {
                if (!follow()) {
                    appended.tryAcquire(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
                    appended.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.warn("{} stands still at the next events, and tries again", name, e);
                pause();
            }
        }
    }

    /** @return whether there may be more at once */
    private boolean follow() {
        long place = position();
        if (log.head() <= place) {
            return false;
        }
        views.await(place + 1, LOOK_UP);
        long known = views.position();
        return known > place && takeUpTo(known);
    }

    private boolean takeUpTo(long known) {
        boolean moved = Boolean.TRUE.equals(transaction.execute(status -> {
            var found = place("for update skip locked");
            if (found.isEmpty()) {
                return false; // another node is at it
            }
            var place = found.get();
            var reached = taker.isAwaited() ? take(place, known) : passOver(place, known);
            jdbc.update(
                    "update work.follower set position = ?, until = ?, part = ? where name = ?",
                    reached.position(),
                    reached.until(),
                    reached.part(),
                    name);
            return !reached.equals(place);
        }));
        if (moved) {
            taker.taken();
        }
        return moved;
    }

    /** Not back, where another node is ahead. */
    private static Checkpoint passOver(Checkpoint place, long known) {
        return new Checkpoint(Math.max(place.position(), known), null, null);
    }

    private Checkpoint take(Checkpoint place, long known) {
        long until = place.until() == null ? known : place.until();
        if (known < until) {
            return place; // the views were dropped between two parts, and are on their way
        }
        var events = log.after(place.position(), BATCH, Filter.NONE).stream()
                .filter(event -> event.position() <= until)
                .toList();
        if (events.isEmpty()) {
            return new Checkpoint(Math.max(place.position(), until), null, null); // all of them are set aside
        }
        long last = events.getLast().position();
        var part = taker.take(events, place.part());
        return part == null ? new Checkpoint(last, null, null) : new Checkpoint(place.position(), last, part);
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
