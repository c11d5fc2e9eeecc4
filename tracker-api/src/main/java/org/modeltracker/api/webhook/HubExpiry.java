package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.modeltracker.core.background.PollingLoop;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets subscriptions to feeds whose lease is over, whose callback did not confirm, or wants no more. */
@Component
class HubExpiry implements PollingLoop.Round {

    /** So long a callback may take to confirm. */
    static final Duration VALID = Duration.ofMinutes(10);

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final HubStore store;
    private final WebhookStore webhooks;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HubExpiry(
            HubStore store,
            WebhookStore webhooks,
            Deliveries deliveries,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Duration work() {
        var now = clock.instant();
        var over = store.over(now, now.minus(VALID));
        over.forEach(this::forget);
        return over.isEmpty() ? EVERY : Duration.ZERO;
    }

    /** What was planned for it goes too. */
    void forget(UUID id) {
        transaction.executeWithoutResult(status -> {
            webhooks.delete(id);
            deliveries.drop(id);
        });
    }
}
