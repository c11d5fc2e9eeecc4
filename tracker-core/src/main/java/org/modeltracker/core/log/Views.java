package org.modeltracker.core.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the tables of schema {@code view} level with the log. One processor moves them all, so that an answer drawn from several tables is of
 * one position; its token stands in the same schema as the rows it vouches for, and changes with them.
 */
public final class Views implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final String LIVE = "view";
    private static final String NEXT = "view_next";
    private static final int BATCH = 500;
    private static final long LOOK_AGAIN_MILLIS = 25;

    private final LogStore store;
    private final EventLog log;
    private final ViewSchema schemas;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final List<Projection> projections;
    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private final Object moved = new Object();
    private volatile TrackingEventProcessor live;

    Views(
            LogStore store,
            EventLog log,
            ViewSchema schemas,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            List<Projection> projections) {
        this.store = store;
        this.log = log;
        this.schemas = schemas;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.projections = projections;
        this.live = processor(LIVE);
    }

    /** How far a rebuild is: events taken in, of those in the log. */
    public interface Progress {
        void report(long done, long total);
    }

    /** The position up to which every view has read the log. */
    public long position() {
        return position(LIVE);
    }

    /** Waits until the views have read the log up to a position. @return whether they did, in time */
    public boolean await(long position, Duration patience) {
        return await(() -> position, LIVE, patience, (done, total) -> {});
    }

    /**
     * Replays the log into new tables beside the ones that are read, then puts them in their place. Reads go on meanwhile.
     *
     * @throws IllegalStateException if a rebuild is under way already
     */
    public void rebuild(Progress progress) {
        if (!rebuilding.compareAndSet(false, true)) {
            throw new IllegalStateException("a rebuild is under way");
        }
        try {
            schemas.drop(NEXT);
            schemas.create(NEXT);
            var next = processor(NEXT);
            next.start();
            try {
                demand(await(log::head, NEXT, Duration.ofDays(1), progress));
                live.shutDown();
                demand(await(this::position, NEXT, Duration.ofMinutes(1), progress));
            } finally {
                next.shutDown();
            }
            transaction.executeWithoutResult(status -> schemas.replace(LIVE, NEXT));
        } finally {
            start();
            rebuilding.set(false);
        }
        LOG.info("views rebuilt up to position {}", position());
    }

    @Override
    public synchronized void start() {
        if (!live.isRunning()) {
            schemas.create(LIVE);
            live = processor(LIVE);
            live.start();
        }
    }

    @Override
    public synchronized void stop() {
        live.shutDown();
    }

    @Override
    public boolean isRunning() {
        return live.isRunning();
    }

    /** Before the web server begins to answer, and until after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }

    private static void demand(boolean caughtUp) {
        if (!caughtUp) {
            throw new IllegalStateException("the new views did not catch up with the log");
        }
    }

    private TrackingEventProcessor processor(String schema) {
        return TrackingEventProcessor.builder()
                .name("views")
                .eventHandlerInvoker(new Batch(schema, projections, this::tellThatViewsMoved))
                .messageSource(store)
                .tokenStore(schemas.tokens(schema))
                .transactionManager(schemas.transactions())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                        .andEventAvailabilityTimeout(1, TimeUnit.SECONDS)
                        .andTokenClaimInterval(250, TimeUnit.MILLISECONDS))
                .build();
    }

    private boolean await(LongSupplier goal, String schema, Duration patience, Progress progress) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long reached = position(schema);
            long wanted = goal.getAsLong();
            progress.report(reached, wanted);
            if (reached >= wanted) {
                return true;
            }
            if (System.nanoTime() > deadline || !pause()) {
                return false;
            }
        }
    }

    private long position(String schema) {
        try {
            var position = jdbc.query("select position from " + schema + ".token", (row, n) -> row.getLong(1));
            return position.isEmpty() ? 0 : position.getFirst();
        } catch (DataAccessException e) {
            if (rebuilding.get() && schema.equals(LIVE)) {
                return 0; // The tables that a rebuild replaces may be gone altogether.
            }
            throw e;
        }
    }

    private void tellThatViewsMoved() {
        synchronized (moved) {
            moved.notifyAll();
        }
    }

    private boolean pause() {
        synchronized (moved) {
            try {
                moved.wait(LOOK_AGAIN_MILLIS);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
