package org.modeltracker.core.projection;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.modeltracker.core.log.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the tables of schema {@code view} level with the log. One processor moves them all, so that an answer drawn from several tables is of
 * one position; its token stands in the same schema as the rows it vouches for, and changes with them.
 */
public final class ProjectionDaemon implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionDaemon.class);
    private static final String LIVE = "view";
    private static final String NEXT = "view_next";

    /** How long new views may stay at one position: a batch takes less than a second. */
    private static final Duration SLOW = Duration.ofMinutes(2);

    /** The same, once a batch has failed: by then it was tried again a few times. */
    private static final Duration FAILING = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final EventStore store;
    private final EventLog log;
    private final ProjectionSchema schemas;
    private final TransactionTemplate transaction;
    private final ProjectionProgress position;
    private final List<Projection> projections;
    private final DeadLetters deadLetters;
    private final List<ReleasedDeadLetters> latecomers;
    private volatile ViewsProcessor live;
    private volatile boolean rebuilding;

    ProjectionDaemon(
            EventStore store,
            EventLog log,
            ProjectionSchema schemas,
            TransactionTemplate transaction,
            ProjectionProgress position,
            List<Projection> projections,
            DeadLetters deadLetters,
            List<ReleasedDeadLetters> latecomers) {
        this.store = store;
        this.log = log;
        this.schemas = schemas;
        this.transaction = transaction;
        this.position = position;
        this.projections = projections;
        this.deadLetters = deadLetters;
        this.latecomers = latecomers;
        this.live = processor(LIVE, liveInvoker());
    }

    /** How far a rebuild is: events taken in, of those in the log. */
    public interface Progress {
        void report(long done, long total);
    }

    /** The position up to which every view has read the log. */
    public long position() {
        return position.of(LIVE);
    }

    /** Waits until the views have read the log up to a position. @return whether they did, in time */
    public boolean await(long wanted, Duration patience) {
        return position.await(this::position, wanted, patience);
    }

    /**
     * Claims the right to replay the log into new tables beside the ones that are read, and then to put them in their place. Reads go on
     * meanwhile.
     *
     * @throws RebuildUnderWay if another process, or this one, is at it
     */
    public Rebuild rebuild() {
        return new Rebuild(schemas.turn());
    }

    /** A rebuild that nobody else is at. It has to be run. */
    public final class Rebuild {

        private final RebuildLock turn;

        private Rebuild(RebuildLock turn) {
            this.turn = turn;
        }

        public void run(Progress progress) {
            try (turn) {
                replace(progress);
            }
        }
    }

    private void replace(Progress progress) {
        rebuilding = true;
        try {
            schemas.drop(NEXT);
            schemas.create(NEXT);
            var invoker = new BatchInvoker(NEXT, projections, savepoint(), Unheard.INSTANCE);
            var next = processor(NEXT, invoker);
            next.start();
            try {
                catchUp(invoker, log::head, progress);
                live.shutDown();
                catchUp(invoker, () -> position.ofAny(LIVE), progress);
            } finally {
                next.shutDown();
            }
            transaction.executeWithoutResult(status -> putInPlace(invoker));
        } finally {
            rebuilding = false;
            follow();
        }
        LOG.info("views rebuilt up to position {}", position());
        position.announce(position());
    }

    private void putInPlace(BatchInvoker invoker) {
        var takenIn = deadLetters.replace(position.of(NEXT), invoker.setAside());
        if (!takenIn.isEmpty()) {
            latecomers.forEach(latecomer -> latecomer.takenIn(takenIn));
        }
        schemas.replace(LIVE, NEXT);
    }

    /** @throws RebuildFailed when the new views stop on the way */
    private void catchUp(BatchInvoker invoker, LongSupplier goal, Progress progress) {
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
            var patience = invoker.failure() == null ? SLOW : FAILING;
            if (System.nanoTime() - movedAt > patience.toNanos()) {
                throw new RebuildFailed(done, invoker.failure());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Tables that an older release filled are made anew first: nobody is shown answers of two rules at once. */
    @Override
    public void start() {
        if (schemas.isOutdated(LIVE)) {
            try (var turn = schemas.awaitTurn()) {
                if (schemas.isOutdated(LIVE)) {
                    LOG.info("the views are of an older release and are made anew");
                    replace(new LoggedProgress());
                }
            }
        }
        follow();
    }

    private synchronized void follow() {
        if (!live.isRunning()) {
            schemas.create(LIVE);
            live = processor(LIVE, liveInvoker());
            live.start();
        }
    }

    @Override
    public synchronized void stop() {
        live.shutDown();
    }

    @Override
    public boolean isRunning() {
        return live.isRunning() || rebuilding;
    }

    /** Before the web server begins to answer, and until after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }

    private BatchInvoker liveInvoker() {
        return new BatchInvoker(LIVE, projections, savepoint(), new BatchInvoker.Listener() {
            @Override
            public void setAside(long at, String reason) {
                deadLetters.setAside(at, reason);
            }

            @Override
            public void read(long upTo) {
                schemas.notifyReaders(upTo);
            }

            @Override
            public void committed(long upTo) {
                position.announce(upTo);
            }
        });
    }

    private TransactionTemplate savepoint() {
        var nested = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return nested;
    }

    /** Of views that nobody reads yet. */
    private enum Unheard implements BatchInvoker.Listener {
        INSTANCE;

        @Override
        public void setAside(long position, String reason) {}

        @Override
        public void read(long position) {}

        @Override
        public void committed(long position) {}
    }

    private ViewsProcessor processor(String schema, BatchInvoker invoker) {
        return ViewsProcessor.of(store, schemas.tokens(schema), schemas.transactions(), invoker);
    }
}
