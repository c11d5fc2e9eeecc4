package org.modeltracker.api.http;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How much of its quota each reader has left. Nodes with one database count together; other ones each for itself. */
@Component
public class RateLimits {

    static final int READERS = 100_000;

    private final Optional<QuotaCounter> counter;

    RateLimits(HttpSettings settings, ObjectProvider<QuotaTable> shared, Clock clock) {
        this.counter = Quota.parse(settings.rateLimit()).map(quota -> counter(quota, shared, clock));
    }

    private static QuotaCounter counter(Quota quota, ObjectProvider<QuotaTable> shared, Clock clock) {
        var alone = new MemoryCounter(quota, clock);
        var table = shared.getIfAvailable();
        return table == null || !table.isForRequests() ? alone : new SharedCounter(quota, table, alone, clock);
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
        return counter.map(quotas -> quotas.take(reader));
    }

    /** Looks without taking, at what this node knows. */
    public Optional<QuotaState> look(String reader) {
        return counter.map(quotas -> quotas.look(reader));
    }

    /** Takes a request back that cost nothing. */
    public void giveBack(String reader) {
        counter.ifPresent(quotas -> quotas.giveBack(reader));
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
}
