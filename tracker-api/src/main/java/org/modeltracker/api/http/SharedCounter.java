package org.modeltracker.api.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.modeltracker.api.http.QuotaTable.Grant;
import org.modeltracker.api.http.RateLimits.QuotaState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Takes requests from the database in portions, and gives them out from memory. So few requests wait for a statement, and all nodes together let
 * no more through than the quota. When the quota is used up, this node knows it until the window ends. While the database is lost, it counts
 * alone.
 */
final class SharedCounter implements QuotaCounter {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCounter.class);
    private static final Duration ALONE = Duration.ofSeconds(30);
    /** What a node holds and another one needs is lost to the reader: no more than a fiftieth of the quota. */
    private static final int PORTIONS = 50;

    private final Quota quota;
    private final QuotaTable table;
    private final QuotaCounter alone;
    private final Clock clock;
    private final LoadingCache<String, Portion> portions =
            Caffeine.newBuilder().maximumSize(RateLimits.READERS).build(_ -> new Portion());
    private volatile Instant lostAt = Instant.MIN;

    SharedCounter(Quota quota, QuotaTable table, QuotaCounter alone, Clock clock) {
        this.quota = quota;
        this.table = table;
        this.alone = alone;
        this.clock = clock;
    }

    @Override
    public QuotaState take(String reader) {
        var now = clock.instant();
        if (isLost(now)) {
            return alone.take(reader);
        }
        try {
            return portions.get(reader).take(reader, now);
        } catch (DataAccessException e) {
            LOG.warn("the quotas of the database cannot be reached; this node counts alone for {}", ALONE, e);
            lostAt = now;
            return alone.take(reader);
        }
    }

    @Override
    public QuotaState look(String reader) {
        var now = clock.instant();
        return isLost(now) ? alone.look(reader) : portions.get(reader).look(now);
    }

    @Override
    public void giveBack(String reader) {
        var now = clock.instant();
        if (isLost(now)) {
            alone.giveBack(reader);
        } else {
            portions.get(reader).giveBack(now);
        }
    }

    private boolean isLost(Instant now) {
        return !now.isBefore(lostAt) && now.isBefore(lostAt.plus(ALONE));
    }

    /** What this node has taken for one reader, in the window under way. */
    private final class Portion {

        private Instant since = Instant.MIN;
        private Instant until = Instant.MIN;
        private long left;
        private long elsewhere;

        synchronized QuotaState take(String reader, Instant now) {
            if (!covers(now) || left == 0 && elsewhere > 0) {
                keep(table.take("requests " + reader, Math.max(1, quota.requests() / PORTIONS), quota, now));
            }
            boolean allowed = left > 0;
            if (allowed) {
                left--;
            }
            return state(allowed, now);
        }

        synchronized QuotaState look(Instant now) {
            return covers(now)
                    ? state(left + elsewhere > 0, now)
                    : new QuotaState(
                            quota, true, quota.requests(), quota.window().toSeconds());
        }

        synchronized void giveBack(Instant now) {
            if (covers(now)) {
                left++;
            }
        }

        private void keep(Grant grant) {
            since = grant.since();
            until = grant.until();
            left = grant.granted();
            elsewhere = grant.left();
        }

        /** No longer where the clock was set back. */
        private boolean covers(Instant now) {
            return !now.isBefore(since) && now.isBefore(until);
        }

        private QuotaState state(boolean allowed, Instant now) {
            long millis = Duration.between(now, until).toMillis();
            return new QuotaState(quota, allowed, left + elsewhere, Math.max(1, (millis + 999) / 1000));
        }
    }
}
