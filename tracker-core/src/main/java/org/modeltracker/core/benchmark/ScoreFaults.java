package org.modeltracker.core.benchmark;

import java.util.stream.Stream;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.model.CurrencyCode;
import org.modeltracker.core.model.InputError;

/** What is wrong with a published score beyond its shape. */
final class ScoreFaults {

    private ScoreFaults() {}

    static Stream<InputError> of(BenchmarkPublished published) {
        return Stream.of(
                        published.score().faults().map(fault -> fault.under("/score")),
                        interval(published),
                        cost(published))
                .flatMap(faults -> faults);
    }

    private static Stream<InputError> interval(BenchmarkPublished published) {
        var interval = published.confidenceInterval();
        return interval != null && interval.low().compareTo(interval.high()) > 0
                ? Stream.of(new InputError("/confidence_interval/low", "is greater than high"))
                : Stream.empty();
    }

    private static Stream<InputError> cost(BenchmarkPublished published) {
        var cost = published.run() == null ? null : published.run().cost();
        return cost != null && !CurrencyCode.isKnown(cost.currency())
                ? Stream.of(new InputError("/run/cost/currency", "is not an ISO 4217 currency"))
                : Stream.empty();
    }
}
