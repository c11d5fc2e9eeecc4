package org.modeltracker.api.page;

import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.Leaderboard;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.Frontier;
import org.modeltracker.core.overview.Overview;
import org.springframework.stereotype.Component;

/** Finds what pages show of a benchmark. */
@Component
class BoardLookup {

    private final BenchmarkView benchmarks;
    private final Overview overview;

    BoardLookup(BenchmarkView benchmarks, Overview overview) {
        this.benchmarks = benchmarks;
        this.overview = overview;
    }

    /** @throws Problem (404) if the benchmark is unknown */
    Leaderboard leaderboard(String benchmark, ScoreSetting.Wanted wanted, TemporalPoint moment) {
        return benchmarks
                .leaderboard(benchmark, wanted, moment)
                .orElseThrow(() -> Problem.notFound("the benchmark %s is unknown".formatted(benchmark)));
    }

    /** @throws Problem (404) if the benchmark, or its version, is unknown */
    Frontier frontier(String benchmark, ScoreSetting.Wanted wanted, TemporalPoint moment) {
        return overview.frontier(benchmark, wanted, moment)
                .orElseThrow(
                        () -> Problem.notFound("the benchmark %s, or its version, is unknown".formatted(benchmark)));
    }
}
