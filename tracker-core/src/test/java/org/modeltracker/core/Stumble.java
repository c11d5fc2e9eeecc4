package org.modeltracker.core;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.modeltracker.core.log.Projection;
import org.modeltracker.core.model.Recorded;
import org.springframework.core.annotation.Order;

/** A projection that writes nothing, comes after all others, and fails as often as a test wants it to. */
@Order
public final class Stumble implements Projection {

    private final AtomicInteger stumbles = new AtomicInteger();
    private volatile Runnable block = () -> {};

    /** @param inTheMiddle what to do in the transaction that then fails, every time until {@link #getUp} */
    public void fall(Runnable inTheMiddle) {
        stumbles.set(0);
        block = () -> {
            inTheMiddle.run();
            stumbles.incrementAndGet();
            throw new IllegalStateException("stumbled, as the test wanted");
        };
    }

    public void getUp() {
        block = () -> {};
    }

    public int stumbles() {
        return stumbles.get();
    }

    @Override
    public void project(String schema, List<Recorded> events) {
        block.run();
    }
}
