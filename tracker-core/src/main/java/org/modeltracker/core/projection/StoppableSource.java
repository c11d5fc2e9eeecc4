package org.modeltracker.core.projection;

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

    private final class Steps implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;

        Steps(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long left = unit.toMillis(timeout);
            do {
                if (events.hasNextAvailable((int) Math.min(left, STEP_MILLIS), TimeUnit.MILLISECONDS)) {
                    return true;
                }
                left -= STEP_MILLIS;
            } while (left > 0 && !stopped);
            return false;
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
        public void close() {
            events.close();
        }
    }
}
