package org.modeltracker.api;

import java.util.Collection;
import java.util.NavigableMap;
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
        var times = times(new Runner(new OptionsBuilder()
                        .include(ConflictResolverBenchmark.class.getName())
                        .build())
                .run());
        times.forEach((claims, each) -> {
            var fewer = times.lowerEntry(claims);
            if (fewer != null) {
                BenchReport.micros(
                        "a verdict among %,d claims".formatted(claims),
                        each,
                        "among " + fewer.getKey(),
                        fewer.getValue(),
                        Double.NaN);
            }
        });
    }

    /** Microseconds for one in each iteration, by the number of claims. */
    private static NavigableMap<Integer, double[]> times(Collection<RunResult> results) {
        var times = new TreeMap<Integer, double[]>();
        for (var result : results) {
            times.put(
                    Integer.valueOf(result.getParams().getParam("claims")),
                    result.getBenchmarkResults().stream()
                            .flatMap(fork -> fork.getIterationResults().stream())
                            .mapToDouble(
                                    iteration -> iteration.getPrimaryResult().getScore())
                            .toArray());
        }
        return times;
    }
}
