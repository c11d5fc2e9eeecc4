package org.modeltracker.core.projection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.modeltracker.core.log.EventLog;
import org.springframework.transaction.support.TransactionTemplate;

/** Replays the log into new tables beside the ones that are read, and then puts them in their place. One at a time: see {@link RebuildLock}. */
final class ViewsReplacement {

    private static final String NEXT = "view_next";

    /** How long new views may stay at one position: a batch takes less than a second. */
    private static final Duration SLOW = Duration.ofMinutes(2);

    /** The same, once a batch has failed: by then it was tried again a few times. */
    private static final Duration FAILING = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ViewsProcessor.Factory processors;
    private final EventLog log;
    private final ProjectionSchema schemas;
    private final TransactionTemplate transaction;
    private final ProjectionProgress position;
    private final DeadLetters deadLetters;
    private final List<ReleasedDeadLetters> released;

    ViewsReplacement(
            ViewsProcessor.Factory processors,
            EventLog log,
            ProjectionSchema schemas,
            TransactionTemplate transaction,
            ProjectionProgress position,
            DeadLetters deadLetters,
            List<ReleasedDeadLetters> released) {
        this.processors = processors;
        this.log = log;
        this.schemas = schemas;
        this.transaction = transaction;
        this.position = position;
        this.deadLetters = deadLetters;
        this.released = released;
    }

    /** The last event of the log. */
    long head() {
        return log.head();
    }

    /**
     * @param live schema of the tables that are read
     * @param stopLive stops who writes them
     * @throws RebuildFailed when the new views stop on the way
     */
    void of(String live, Runnable stopLive, ProjectionDaemon.Progress progress) {
        schemas.drop(NEXT);
        schemas.create(NEXT);
        var setAside = new ConcurrentSkipListMap<Long, String>();
        var next = processors.of(NEXT, setAside::put);
        next.start();
        try {
            catchUp(next, log::head, progress);
            stopLive.run();
            catchUp(next, () -> position.ofAny(live), progress);
        } finally {
            next.shutDown();
        }
        transaction.executeWithoutResult(status -> putInPlace(live, setAside));
    }

    private void putInPlace(String live, Map<Long, String> setAside) {
        var takenIn = deadLetters.replace(position.of(NEXT), setAside);
        if (!takenIn.isEmpty()) {
            released.forEach(listener -> listener.takenIn(takenIn));
        }
        schemas.replace(live, NEXT);
    }

    private void catchUp(ViewsProcessor next, LongSupplier goal, ProjectionDaemon.Progress progress) {
        long last = -1;
        long movedAt = System.nanoTime();
        while (true) {
            long done = position.of(NEXT);
            long wanted = goal.getAsLong();
            progress.report(done, wanted);
            if (done >= wanted) {
                return;
            }
            if (done > last) {
                last = done;
                movedAt = System.nanoTime();
            }
            var patience = next.failure() == null ? SLOW : FAILING;
            if (System.nanoTime() - movedAt > patience.toNanos()) {
                throw new RebuildFailed(done, next.failure());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
