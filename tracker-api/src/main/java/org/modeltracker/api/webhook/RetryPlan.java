package org.modeltracker.api.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a delivery is tried again. Pure, but for the die that spreads attempts out, which comes in. */
final class RetryPlan {

    /** A wait is between 0.8 and 1.2 times as long as planned. */
    static final double JITTER = 0.2;

    private static final Duration FOR_THE_OVERLOADED = Duration.ofSeconds(60);

    private final WebhookSettings settings;
    private final RandomGenerator random;

    RetryPlan(WebhookSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * The attempt after a failure.
     *
     * @param attempts of the plan, with the one that failed
     * @return empty when the plan is used up
     */
    Optional<Instant> next(int attempts, AttemptResult outcome) {
        if (attempts >= settings.retryPlan().size()) {
            return Optional.empty();
        }
        var wait = jittered(settings.retryPlan().get(attempts));
        if (outcome.overloaded() && wait.compareTo(FOR_THE_OVERLOADED) < 0) {
            wait = FOR_THE_OVERLOADED;
        }
        var planned = outcome.endedAt().plus(wait);
        var asked = capped(outcome);
        return Optional.of(asked != null && asked.isAfter(planned) ? asked : planned);
    }

    private @Nullable Instant capped(AttemptResult outcome) {
        var asked = outcome.retryAfter();
        var latest = outcome.endedAt().plus(settings.longestRetryAfter());
        return asked != null && asked.isAfter(latest) ? latest : asked;
    }

    /** Between 0.8 and 1.2 times as long. */
    private Duration jittered(Duration delay) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }
}
