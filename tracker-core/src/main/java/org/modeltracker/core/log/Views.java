package org.modeltracker.core.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
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

    private final LogStore store;
    private final EventLog log;
    private final ViewSchema schemas;
    private final TransactionTemplate transaction;
    private final ViewPosition position;
    private final List<Projection> projections;
    private volatile TrackingEventProcessor live;

    Views(
            LogStore store,
            EventLog log,
            ViewSchema schemas,
            TransactionTemplate transaction,
            ViewPosition position,
            List<Projection> projections) {
        this.store = store;
        this.log = log;
        this.schemas = schemas;
        this.transaction = transaction;
        this.position = position;
        this.projections = projections;
        this.live = processor(LIVE);
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
        return position.await(this::position, () -> wanted, patience, (done, total) -> {});
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

        private final RebuildTurn turn;

        private Rebuild(RebuildTurn turn) {
            this.turn = turn;
        }

        public void run(Progress progress) {
            try (turn) {
                replace(progress);
            }
        }
    }

    private void replace(Progress progress) {
        try {
            schemas.drop(NEXT);
            schemas.create(NEXT);
            var next = processor(NEXT);
            next.start();
            try {
                demand(position.await(() -> position.of(NEXT), log::head, Duration.ofDays(1), progress));
                live.shutDown();
                demand(position.await(
                        () -> position.of(NEXT), () -> position.ofAny(LIVE), Duration.ofMinutes(1), progress));
            } finally {
                next.shutDown();
            }
            transaction.executeWithoutResult(status -> schemas.replace(LIVE, NEXT));
        } finally {
            follow();
        }
        LOG.info("views rebuilt up to position {}", position());
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
                .eventHandlerInvoker(new Batch(schema, projections, position::moved))
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
}
