package org.modeltracker.api.http.request;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.TemporalPoint;

/** When price changes took effect. @param to the last instant that counts */
public record PriceChangePeriod(Instant from, Instant to) {

    private static final Duration LOOK_BACK = Duration.ofDays(30);

    /**
     * @param from null for 30 days before the end
     * @param to null for the moment that is asked about
     * @throws Problem (400) for what is not a date
     */
    public static PriceChangePeriod parse(@Nullable String from, @Nullable String to, TemporalPoint moment) {
        var end = to == null ? moment.effectiveAt() : QueryDate.parse("to", to).lastInstant();
        var begin = from == null
                ? end.truncatedTo(ChronoUnit.DAYS).minus(LOOK_BACK)
                : QueryDate.parse("from", from).start();
        return new PriceChangePeriod(begin, end);
    }
}
