package org.modeltracker.core.projection;

import java.time.Duration;
import org.modeltracker.core.background.Pace;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands every event of the log, in order, to a consumer that makes promises of them, once the views have it; what leads to many promises, part by
 * part. The checkpoint moves in the transaction in which the promises are made: none is lost and none is made twice, whatever is killed when, and
 * replaying views makes none again. Of several nodes one at a time goes on.
 *
 * <p>It waits for the views before its transaction begins, so that it never holds what a rebuild wants to replace.
 */
public final class EventSubscription implements SmartLifecycle {

    private static final int BATCH = 500;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final EventConsumer consumer;
    private final CheckpointTable checkpoints;
    private final EventLog log;
    private final ProjectionDaemon views;
    private final AppendNotifications notifications;
    private final TransactionTemplate transaction;
    private final PollingLoop loop;
    private final Pace pace = new Pace();
    /** Whether the round before left some of what the views have: that does not wait. */
    private boolean behind;

    private volatile Runnable unsubscribe = () -> {};

    /** @param name of its row in {@code work.follower}, which a migration has made */
    public EventSubscription(
            String name,
            EventConsumer consumer,
            EventLog log,
            ProjectionDaemon views,
            AppendNotifications notifications,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc) {
        this.consumer = consumer;
        this.checkpoints = new CheckpointTable(jdbc, name);
        this.log = log;
        this.views = views;
        this.notifications = notifications;
        this.transaction = new TransactionTemplate(transactions);
        this.loop = new PollingLoop("subscription-" + name, this::work);
    }

    public Checkpoint checkpoint() {
        return checkpoints.read();
    }

    /** The position up to which everything is consumed. */
    public long position() {
        return checkpoint().position();
    }

    /**
     * The position of the last event of which anything is consumed, once a part that is being consumed has been: who consumes what is next sees
     * all that is committed now. In a transaction.
     */
    public long settledPosition() {
        var settled = checkpoints.readSettled();
        return settled.until() == null ? settled.position() : settled.until();
    }

    @Override
    public void start() {
        unsubscribe = notifications.onAppend(loop::wake);
        loop.start();
    }

    /** Returns when the part under way is done. */
    @Override
    public void stop() {
        unsubscribe.run();
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Before the web server begins to answer, and until after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }

    private Duration work() {
        if (!behind) {
            pace.keep();
        }
        behind = false;
        long position = position();
        if (log.head() <= position) {
            return LOOK_AGAIN;
        }
        views.await(position + 1, LOOK_AGAIN);
        long known = views.position();
        return known > position && consumeUpTo(known) ? Duration.ZERO : LOOK_AGAIN;
    }

    /** @return whether the checkpoint moved */
    private boolean consumeUpTo(long known) {
        var step = transaction.execute(status ->
                checkpoints.lock().map(found -> step(found, known)).orElse(Step.NONE)); // another node is at it
        if (step == Step.CONSUMED) {
            consumer.afterCommit();
        }
        return step != Step.NONE;
    }

    private Step step(Checkpoint from, long known) {
        boolean awaited = consumer.isAwaited();
        var reached = awaited ? consume(from, known) : passOver(from, known);
        checkpoints.move(reached);
        behind = !reached.equals(from) && reached.position() < known;
        return reached.equals(from) ? Step.NONE : awaited ? Step.CONSUMED : Step.PASSED_OVER;
    }

    private enum Step {
        NONE,
        PASSED_OVER,
        CONSUMED
    }

    /** Not back, where another node is ahead. */
    private static Checkpoint passOver(Checkpoint checkpoint, long known) {
        return Checkpoint.at(Math.max(checkpoint.position(), known));
    }

    private Checkpoint consume(Checkpoint checkpoint, long known) {
        long until = checkpoint.until() == null ? known : checkpoint.until();
        if (known < until) {
            return checkpoint; // the views were dropped between two parts, and are on their way
        }
        var events = log.between(checkpoint.position(), until, BATCH);
        if (events.isEmpty()) {
            return passOver(checkpoint, until); // all of them are set aside
        }
        long last = events.getLast().position();
        var part = consumer.consume(events, checkpoint.part());
        return part == null ? Checkpoint.at(last) : new Checkpoint(checkpoint.position(), last, part);
    }
}
