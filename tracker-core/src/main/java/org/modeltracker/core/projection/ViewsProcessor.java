package org.modeltracker.core.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Axon's tracking processor, which looks again soon after a failure: Axon doubles its pauses up to a minute, long after the database is back. */
final class ViewsProcessor extends TrackingEventProcessor {

    private static final int BATCH = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private ViewsProcessor(Builder builder) {
        super(builder);
    }

    static ViewsProcessor of(
            EventStore store, TokenStore tokens, TransactionManager transactions, BatchInvoker invoker) {
        var configuration = TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(BATCH)
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                .andEventAvailabilityTimeout(1, TimeUnit.SECONDS)
                .andTokenClaimInterval(250, TimeUnit.MILLISECONDS);
        return new ViewsProcessor((Builder) builder()
                .name("views")
                .eventHandlerInvoker(invoker)
                .messageSource(store)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(configuration));
    }

    @Override
    protected void doSleepFor(long millis) {
        super.doSleepFor(Math.min(millis, LONGEST_PAUSE.toMillis()));
    }
}
