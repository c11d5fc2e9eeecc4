package org.modeltracker.api.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How much of its quota each reader has left. Kept in memory: every process counts for itself, and forgets on a restart. */
@Component
public class RateLimits {

    private static final int READERS = 100_000;

    private final @Nullable Quota quota;
    private final LoadingCache<String, Bucket> buckets;

    RateLimits(HttpSettings settings, Clock clock) {
        this.quota = Quota.parse(settings.rateLimit()).orElse(null);
        var meter = new ForwardMeter(clock);
        this.buckets = Caffeine.newBuilder().maximumSize(READERS).build(_ -> bucket(meter));
    }

    /**
     * @param remaining requests that are left in this window
     * @param seconds until the window ends and the quota is whole again, rounded up
     */
    public record QuotaState(Quota quota, boolean allowed, long remaining, long seconds) {

        QuotaState andOneMore() {
            return new QuotaState(quota, allowed, remaining + 1, seconds);
        }
    }

    /** Takes one request from a reader's quota. Empty when nothing is limited. */
    public Optional<QuotaState> take(String reader) {
        if (quota == null) {
            return Optional.empty();
        }
        var probe = buckets.get(reader).tryConsumeAndReturnRemaining(1);
        return Optional.of(
                standing(quota, probe.isConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForReset()));
    }

    /** Looks without taking. */
    public Optional<QuotaState> look(String reader) {
        if (quota == null) {
            return Optional.empty();
        }
        var probe = buckets.get(reader).estimateAbilityToConsume(1);
        return Optional.of(
                standing(quota, probe.canBeConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForRefill()));
    }

    /** Takes a request back that cost nothing. */
    public void giveBack(String reader) {
        if (quota != null) {
            buckets.get(reader).addTokens(1);
        }
    }

    /** The answer to a reader without a remaining quota. */
    public static Problem exceeded(QuotaState standing) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "quota-exceeded",
                        "Too many requests",
                        "The quota of %d requests in %d s is used up."
                                .formatted(
                                        standing.quota().requests(),
                                        standing.quota().window().toSeconds()))
                .with("violated-policies", List.of(RateLimitFilter.POLICY))
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(standing.seconds()));
    }

    private static QuotaState standing(Quota quota, boolean allowed, long remaining, long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return new QuotaState(quota, allowed, remaining, Math.max(1, (nanos + second - 1) / second));
    }

    private Bucket bucket(TimeMeter meter) {
        var limit = Objects.requireNonNull(quota);
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(rule -> rule.capacity(limit.requests()).refillIntervally(limit.requests(), limit.window()))
                .build();
    }

    /** Adds up how far the clock moves forward: when it is set back, windows last no longer than they should. */
    private static final class ForwardMeter implements TimeMeter {

        private final Clock clock;
        private long last;
        private long passed;

        ForwardMeter(Clock clock) {
            this.clock = clock;
            this.last = clock.millis();
        }

        @Override
        public synchronized long currentTimeNanos() {
            long now = clock.millis();
            passed += Math.max(0, now - last);
            last = now;
            return TimeUnit.MILLISECONDS.toNanos(passed);
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
