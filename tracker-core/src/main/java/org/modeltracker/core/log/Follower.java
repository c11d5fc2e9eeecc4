package org.modeltracker.core.log;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.modeltracker.core.log.EventLog.Filter;
import org.modeltracker.core.model.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands every event of the log, in order, to somebody who makes promises of them, once the views have it. Its place stands in
 * {@code work.follower} and moves in the transaction in which the promises are made: none is lost and none is made twice, whatever is killed
 * when, and replaying views makes none again. Of several nodes one at a time goes on.
 *
 * <p>It waits for the views before its transaction begins, so that it never holds what a rebuild wants to replace.
 */
public final class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 500;
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    /** Who takes events. */
    public interface Taker {
        /** Whether anybody waits for events at all; what happens while nobody does is passed over unread. */
        default boolean isAwaited() {
            return true;
        }

        /** Inside the transaction that moves the follower's place. */
        void take(List<Recorded> events);

        /** After that transaction is committed. */
        void taken();
    }

    private final String name;
    private final EventLog log;
    private final Views views;
    private final LogListener listener;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Taker taker;
    private final Semaphore appended = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();
    private volatile Runnable unfollow = () -> {};

    Follower(
            String name,
            EventLog log,
            Views views,
            LogListener listener,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            Taker taker) {
        this.name = name;
        this.log = log;
        this.views = views;
        this.listener = listener;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.taker = taker;
    }

    /** The position up to which it has taken the log in. */
    public long position() {
        return place("select position from work.follower where name = ?");
    }

    /** The same, once a batch that is being taken has been: who takes the next one sees all that is committed now. In a transaction. */
    public long settledPosition() {
        return place("select position from work.follower where name = ? for share");
    }

    /** Whose place is lost stays where it is: from the beginning it would send everything once more. */
    private long place(String query) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Long.class, name));
    }

    @Override
    public void start() {
        running = true;
        unfollow = listener.follow(appended::release);
        thread = Thread.ofPlatform().daemon().name("follower-" + name).start(this::followWhileRunning);
    }

    /** Returns when the batch under way is done. */
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
            var place = jdbc.queryForList(
                    "select position from work.follower where name = ? for update skip locked", Long.class, name);
            if (place.isEmpty()) {
                return false; // another node is at it
            }
            long from = place.getFirst();
            long reached = taker.isAwaited() ? take(from, known) : Math.max(from, known); // another node may be ahead
            jdbc.update("update work.follower set position = ? where name = ?", reached, name);
            return reached > from;
        }));
        if (moved) {
            taker.taken();
        }
        return moved;
    }

    /** @return the position of the last event that was taken */
    private long take(long place, long known) {
        var events = log.after(place, BATCH, Filter.NONE).stream()
                .filter(event -> event.position() <= known)
                .toList();
        if (events.isEmpty()) {
            return place;
        }
        taker.take(events);
        return events.getLast().position();
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
