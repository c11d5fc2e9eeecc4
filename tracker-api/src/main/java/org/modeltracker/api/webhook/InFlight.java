package org.modeltracker.api.webhook;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The deliveries that this node has claimed, and of which it has not kept the outcome yet. */
final class InFlight {

    private final Map<UUID, Integer> byEndpoint = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    void add(LeasedDelivery delivery) {
        byEndpoint.merge(delivery.webhook(), 1, Integer::sum);
        count.incrementAndGet();
    }

    void remove(LeasedDelivery delivery) {
        byEndpoint.computeIfPresent(delivery.webhook(), (endpoint, n) -> n == 1 ? null : n - 1);
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }

    Map<UUID, Integer> byEndpoint() {
        return byEndpoint;
    }
}
