package org.modeltracker.core.projection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Axon's tracking processor, which looks again soon after a failure: Axon doubles its pauses up to a minute, long after the database is back. */
final class ViewsProcessor extends TrackingEventProcessor {

    private static final int BATCH = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final StoppableSource source;
    private final BatchInvoker invoker;

    private ViewsProcessor(Builder builder, StoppableSource source, BatchInvoker invoker) {
        super(builder.messageSource(source).eventHandlerInvoker(invoker));
        this.source = source;
        this.invoker = invoker;
    }

    /** @param savepoint begins a nested transaction */
    record Factory(
            EventStore store, ProjectionSchema schemas, List<Projection> projections, TransactionTemplate savepoint) {

        /** Keeps the tables in a schema level with the log, once it is started. */
        ViewsProcessor of(String schema, BatchInvoker.Listener listener) {
            var configuration = TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                    .andBatchSize(BATCH)
                    .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                    .andEventAvailabilityTimeout(1, TimeUnit.SECONDS)
                    .andTokenClaimInterval(250, TimeUnit.MILLISECONDS);
            var builder = builder()
                    .name("views")
                    .tokenStore(schemas.tokens(schema))
                    .transactionManager(schemas.transactions())
                    .trackingEventProcessorConfiguration(configuration);
            return new ViewsProcessor(
                    (Builder) builder,
                    new StoppableSource(store),
                    new BatchInvoker(schema, projections, savepoint, listener));
        }
    }

    /** Why the last batch failed; null where it did not. */
    @Nullable
    RuntimeException failure() {
        return invoker.failure();
    }

    @Override
    public void shutDown() {
        source.stop();
        super.shutDown();
    }

    @Override
    protected void doSleepFor(long millis) {
        super.doSleepFor(Math.min(millis, LONGEST_PAUSE.toMillis()));
    }
}
