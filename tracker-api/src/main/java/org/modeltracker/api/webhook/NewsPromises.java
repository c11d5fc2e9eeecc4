package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Promises messages that exist to all webhooks that want them, part by part, in one transaction. */
@Component
class NewsPromises {

    private static final int WEBHOOKS = 1_000;

    private final SubscriptionMatcher subscriptions;

    NewsPromises(SubscriptionMatcher subscriptions) {
        this.subscriptions = subscriptions;
    }

    void promise(List<NewsTopic> topics, Instant now) {
        UUID after = null;
        do {
            after = subscriptions.promise(topics, after, WEBHOOKS, now);
        } while (after != null);
    }
}
