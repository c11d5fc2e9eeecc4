package org.modeltracker.api;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.answer.ConflictResolverBenchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The rule by the number of claims that compete. Prints and asserts nothing of it. */
@Tag("bench")
class RuleBenchIT {

    @Test
    void verdicts_by_number_of_claims() throws RunnerException {
        var rates = rates(new Runner(new OptionsBuilder()
                        .include(ConflictResolverBenchmark.class.getName())
                        .build())
                .run());
        int fewest = rates.keySet().iterator().next();
        rates.forEach((claims, perSecond) -> {
            if (claims != fewest) {
                BenchReport.rate(
                        "verdicts among %,d claims".formatted(claims),
                        perSecond,
                        "among " + fewest,
                        rates.get(fewest),
                        Double.NaN);
            }
        });
    }

    /** Verdicts a second in each iteration, by the number of claims. */
    private static Map<Integer, double[]> rates(Collection<RunResult> results) {
        var rates = new TreeMap<Integer, double[]>();
        for (var result : results) {
            rates.put(
                    Integer.valueOf(result.getParams().getParam("claims")),
                    result.getBenchmarkResults().stream()
                            .flatMap(fork -> fork.getIterationResults().stream())
                            .mapToDouble(
                                    iteration -> iteration.getPrimaryResult().getScore())
                            .toArray());
        }
        return rates;
    }
}
