package org.modeltracker.core;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.Projection;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessResourceException;

/** A projection that writes nothing, comes after all others, and fails as often as a test wants it to. */
@Order
public final class Stumble implements Projection {

    private final AtomicInteger stumbles = new AtomicInteger();
    private volatile Runnable block = () -> {};
    private volatile @Nullable UUID over;
    private volatile Supplier<RuntimeException> failure = Stumble::databaseGone;

    /** @param inTheMiddle what to do in the transaction that then fails, every time until {@link #getUp} */
    public void fall(Runnable inTheMiddle) {
        stumbles.set(0);
        block = () -> {
            inTheMiddle.run();
            stumbles.incrementAndGet();
            throw failure.get();
        };
    }

    /** The same, but only over one event, and as a fault in a projection would. */
    public void fallOver(UUID event) {
        failure = () -> new IllegalStateException("stumbled over " + event + ", as the test wanted");
        over = event;
        fall(() -> {});
    }

    private static RuntimeException databaseGone() {
        return new TransientDataAccessResourceException("stumbled, as the test wanted");
    }

    public void getUp() {
        failure = Stumble::databaseGone;
        over = null;
        block = () -> {};
    }

    public int stumbles() {
        return stumbles.get();
    }

    @Override
    public void project(String schema, List<RecordedEvent> events) {
        if (over == null || events.stream().anyMatch(event -> event.id().equals(over))) {
            block.run();
        }
    }
}
