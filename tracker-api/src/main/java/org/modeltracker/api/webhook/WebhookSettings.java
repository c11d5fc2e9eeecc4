package org.modeltracker.api.webhook;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks; {@code application.yaml} describes each with its danger.
 *
 * @param key Base64 of 32 bytes, under which the keyset of the secrets is encrypted; empty for the one beside the embedded database
 * @param previousKey the key before it, for the one start at which it changes
 * @param retryPlan how long to wait before each attempt, counted from the one before; the first is made at once
 * @param longestRetryAfter how far an endpoint may put the next attempt off
 * @param deadline for one attempt, all of it
 * @param warnAfter how long an endpoint fails before its owner is notified
 * @param disableAfter how long an endpoint fails before it is disabled
 * @param keep how long a delivery can be looked at after its last attempt
 * @param mostPerOwner webhooks that one owner may have
 * @param concurrency attempts of one process at once, to all endpoints
 * @param concurrencyPerEndpoint the same, to one; an endpoint that fails gets one
 */
@ConfigurationProperties("tracker.webhooks")
record WebhookSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String previousKey,

        @DefaultValue({"0s", "5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retryPlan,

        @DefaultValue("24h") Duration longestRetryAfter,
        @DefaultValue("15s") Duration deadline,
        @DefaultValue("1d") Duration warnAfter,
        @DefaultValue("5d") Duration disableAfter,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("100") int mostPerOwner,
        @DefaultValue("256") int concurrency,
        @DefaultValue("4") int concurrencyPerEndpoint) {

    WebhookSettings {
        if (retryPlan.isEmpty() || !retryPlan.getFirst().isZero()) {
            throw new IllegalArgumentException(
                    "tracker.webhooks.retry-plan must begin with 0s, because the first attempt is immediate");
        }
    }

    /** Between two attempts at a delivery. */
    Duration longestWait() {
        var planned = Duration.ofMillis(Math.round(Collections.max(retryPlan).toMillis() * (1 + RetryPlan.JITTER)));
        return planned.compareTo(longestRetryAfter) < 0 ? longestRetryAfter : planned;
    }

    /** An attempt that took so long was never heard of again: its process is dead. It may wait for another to end, and a ping calls twice. */
    Duration lease() {
        return deadline.multipliedBy(4);
    }
}
