package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.modeltracker.core.background.PollingLoop;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets mailboxes that nobody confirmed, and those that have refused for as long as deliveries are kept. */
@Component
class EmailExpiry implements PollingLoop.Round {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final EmailStore store;
    private final WebhookStore webhooks;
    private final WebhookSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Instant due = Instant.MIN;

    EmailExpiry(
            EmailStore store,
            WebhookStore webhooks,
            WebhookSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.webhooks = webhooks;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Duration work() {
        var now = clock.instant();
        if (now.isBefore(due)) {
            return EVERY; // the loop looks at the clock more often, which may have been moved
        }
        var unread = store.unread(now.minus(EmailComposer.VALID), now.minus(settings.keep()));
        unread.forEach(this::forget);
        var rest = unread.isEmpty() ? EVERY : LOOK_AGAIN;
        due = now.plus(rest);
        return rest;
    }

    /** What was planned for it goes too. */
    void forget(UUID id) {
        transaction.executeWithoutResult(status -> webhooks.delete(id));
    }
}
