package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.core.background.PollingLoop;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets subscriptions to feeds whose lease has ended, whose callback did not confirm, or wants no more; all of them while there is no hub. */
@Component
class HubExpiry implements PollingLoop.Round {

    /** So long a callback may take to confirm. */
    static final Duration VALID = Duration.ofMinutes(10);

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final FeedTopics feeds;
    private final HubTopics topics;
    private final HubStore store;
    private final WebhookStore webhooks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HubExpiry(
            FeedTopics feeds,
            HubTopics topics,
            HubStore store,
            WebhookStore webhooks,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.feeds = feeds;
        this.topics = topics;
        this.store = store;
        this.webhooks = webhooks;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Duration work() {
        boolean more = feeds.hasHub() ? forgetEnded() : forgetAll();
        return more ? Duration.ZERO : EVERY;
    }

    private boolean forgetEnded() {
        var now = clock.instant();
        var oldest = now.minus(VALID);
        var ended = store.ended(now, oldest);
        ended.forEach(id -> transaction.executeWithoutResult(status -> {
            store.lockHub();
            if (store.hasEnded(id, now, oldest)) {
                forget(id);
            }
        }));
        topics.watchMissing();
        return !ended.isEmpty();
    }

    /** Nobody may be sent anything when the hub is switched on again, unless they subscribe again. */
    private boolean forgetAll() {
        var all = store.all();
        all.forEach(this::forget);
        topics.forgetAll();
        return !all.isEmpty();
    }

    /** What was planned for it goes too. */
    void forget(UUID id) {
        transaction.executeWithoutResult(status -> webhooks.delete(id));
    }
}
