package org.modeltracker.core.projection;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the next event in short steps. A processor that is shut down looks up only once its source lets go of it: Axon's own would keep a
 * stop, and the exchange of rebuilt views, waiting for up to a second.
 */
final class StoppableSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final long STEP_MILLIS = 20;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private volatile boolean stopped;

    StoppableSource(StreamableMessageSource<TrackedEventMessage<?>> source) {
        this.source = source;
    }

    /** Nobody waits for an event any more, nor ever again. */
    void stop() {
        stopped = true;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new Steps(source.openStream(after));
    }

    @Override
    public TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return source.createTokenAt(time);
    }

    private final class Steps implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;

        Steps(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long left = unit.toMillis(timeout);
            boolean found = events.hasNextAvailable((int) Math.min(left, STEP_MILLIS), TimeUnit.MILLISECONDS);
            while (!found && !stopped && (left -= STEP_MILLIS) > 0) {
                found = events.hasNextAvailable((int) Math.min(left, STEP_MILLIS), TimeUnit.MILLISECONDS);
            }
            return found;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return events.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            events.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
