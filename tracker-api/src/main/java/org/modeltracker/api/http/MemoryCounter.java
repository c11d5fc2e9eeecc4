package org.modeltracker.api.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.modeltracker.api.http.RateLimits.QuotaState;

/** Counts in the memory of this process, which forgets on a restart. */
final class MemoryCounter implements QuotaCounter {

    private final Quota quota;
    private final LoadingCache<String, Bucket> buckets;

    MemoryCounter(Quota quota, Clock clock) {
        this.quota = quota;
        var meter = new ForwardMeter(clock);
        this.buckets = Caffeine.newBuilder().maximumSize(RateLimits.READERS).build(_ -> bucket(meter));
    }

    @Override
    public QuotaState take(String reader) {
        var probe = buckets.get(reader).tryConsumeAndReturnRemaining(1);
        return state(probe.isConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForReset());
    }

    @Override
    public QuotaState look(String reader) {
        var probe = buckets.get(reader).estimateAbilityToConsume(1);
        return state(probe.canBeConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForRefill());
    }

    @Override
    public void giveBack(String reader) {
        buckets.get(reader).addTokens(1);
    }

    private QuotaState state(boolean allowed, long remaining, long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return new QuotaState(quota, allowed, remaining, Math.max(1, (nanos + second - 1) / second));
    }

    private Bucket bucket(TimeMeter meter) {
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(rule -> rule.capacity(quota.requests()).refillIntervally(quota.requests(), quota.window()))
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
