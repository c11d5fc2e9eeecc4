package org.modeltracker.api.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modeltracker.api.feed.FeedTopics;
import org.modeltracker.core.model.InputError;

/**
 * A request to the hub, as its form gives it; empty for a field that is missing.
 *
 * @param leaseSeconds how long the subscription is wanted
 * @param secret signs deliveries; empty for none
 */
record HubRequest(String mode, String topic, String callback, String leaseSeconds, String secret) {

    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofDays(30);
    static final Duration USUAL = Duration.ofDays(10);

    private static final int LONGEST_SECRET = 199;
    /** Bytes of a topic and a callback: the index of both takes no more. */
    private static final int LONGEST_PAIR = 2_500;

    /** What is wrong with the fields alone, whether the topic is known or not. */
    List<InputError> faults() {
        var faults = new ArrayList<InputError>();
        if (HubMode.of(mode).isEmpty()) {
            faults.add(new InputError("/hub.mode", "must be subscribe or unsubscribe"));
        }
        if (!leaseSeconds.isEmpty() && !leaseSeconds.matches("[1-9][0-9]{0,17}")) {
            faults.add(new InputError("/hub.lease_seconds", "must be a whole number of seconds, such as 864000"));
        }
        if (secret.getBytes(StandardCharsets.UTF_8).length > LONGEST_SECRET) {
            faults.add(new InputError("/hub.secret", "must not be longer than %d bytes".formatted(LONGEST_SECRET)));
        }
        if (topic.length() > FeedTopics.LONGEST) {
            faults.add(new InputError(
                    "/hub.topic", "must not be longer than %d characters".formatted(FeedTopics.LONGEST)));
        } else if (topic.length() + callback.getBytes(StandardCharsets.UTF_8).length > LONGEST_PAIR) {
            faults.add(new InputError(
                    "/hub.callback",
                    "must not be longer than %d bytes together with hub.topic".formatted(LONGEST_PAIR)));
        }
        return faults;
    }

    HubMode knownMode() {
        return HubMode.of(mode).orElseThrow();
    }

    /** Between 5 minutes and 30 days; 10 days without a wish. */
    Duration lease() {
        return leaseSeconds.isEmpty()
                ? USUAL
                : Duration.ofSeconds(
                        Math.clamp(Long.parseLong(leaseSeconds), SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }

    Optional<byte[]> secretBytes() {
        return secret.isEmpty() ? Optional.empty() : Optional.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** No log shows the secret. */
    @Override
    public String toString() {
        return "a request to the hub";
    }
}
