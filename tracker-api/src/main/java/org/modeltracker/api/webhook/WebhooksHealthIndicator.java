package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.modeltracker.api.log.HealthStatus;
import org.modeltracker.api.webhook.signing.SecretKeyset;
import org.modeltracker.api.webhook.signing.WebhooksNotSetUp;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.projection.Checkpoint;
import org.modeltracker.core.projection.EventSubscription;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Compares how far webhooks have read the log with its end. Webhooks that are behind do not keep the service from answering. */
@Component
class WebhooksHealthIndicator implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EventSubscription subscription;
    private final EventLog log;
    private final SubscriptionMatcher subscriptions;
    private final SecretKeyset keyset;
    private final Clock clock;
    private final AtomicReference<Stand> stand;

    private record Stand(Checkpoint checkpoint, Instant since) {}

    WebhooksHealthIndicator(
            EventSubscription webhookSubscription,
            EventLog log,
            SubscriptionMatcher subscriptions,
            SecretKeyset keyset,
            Clock clock) {
        this.subscription = webhookSubscription;
        this.log = log;
        this.subscriptions = subscriptions;
        this.keyset = keyset;
        this.clock = clock;
        this.stand = new AtomicReference<>(new Stand(new Checkpoint(-1, null, null), clock.instant()));
    }

    @Override
    public Health health() {
        long head = log.head();
        var checkpoint = subscription.checkpoint();
        long position = checkpoint.position();
        var now = clock.instant();
        var since = stand.updateAndGet(before ->
                        before.checkpoint().equals(checkpoint) && position < head ? before : new Stand(checkpoint, now))
                .since();
        boolean stalled = position < head && since.plus(PATIENCE).isBefore(now);
        var health = Health.status(stalled ? HealthStatus.DEGRADED : Status.UP)
                .withDetail("log", head)
                .withDetail("webhooks", position);
        return signs(health).build();
    }

    /** What is promised can be sent only as long as the secrets can be read. */
    private Health.Builder signs(Health.Builder health) {
        try {
            if (subscriptions.exist()) {
                keyset.aead();
            }
            return health;
        } catch (WebhooksNotSetUp unreadable) {
            return health.down().withDetail("secrets", String.valueOf(unreadable.getMessage()));
        }
    }
}
