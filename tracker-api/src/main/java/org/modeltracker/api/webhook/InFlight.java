package org.modeltracker.api.webhook;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The deliveries that this node has claimed, and of which it has not kept the outcome yet. */
final class InFlight {

    private final Map<UUID, Integer> byEndpoint = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger letters = new AtomicInteger();

    void add(LeasedDelivery delivery) {
        byEndpoint.merge(delivery.webhook(), 1, Integer::sum);
        count.incrementAndGet();
        letters.addAndGet(letters(delivery));
    }

    void remove(LeasedDelivery delivery) {
        byEndpoint.computeIfPresent(delivery.webhook(), (endpoint, n) -> n == 1 ? null : n - 1);
        count.decrementAndGet();
        letters.addAndGet(-letters(delivery));
    }

    private static int letters(LeasedDelivery delivery) {
        return delivery.format() == Format.EMAIL ? 1 : 0;
    }

    /** To mailboxes. */
    int letters() {
        return letters.get();
    }

    int count() {
        return count.get();
    }

    Map<UUID, Integer> byEndpoint() {
        return byEndpoint;
    }
}
