package org.modeltracker.api.benchmark;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.Leaderboard;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Benchmarks and leaderboards. */
@RestController
@RequestMapping("/v1/benchmarks")
class BenchmarkEndpoint {

    private final BenchmarkView view;

    BenchmarkEndpoint(BenchmarkView view) {
        this.view = view;
    }

    record Board(
            @JsonUnwrapped TimeParameters asked,
            @JsonUnwrapped Leaderboard board) {}

    /** Lists the benchmarks, one item per version. */
    @GetMapping
    Page<BenchmarkView.Item> listBenchmarks(ListTimes times) {
        return times.page(view.list(times.moment(), times.slice()));
    }

    /**
     * Returns the leaderboard of one version. Ranges are ranked by their middle; scores in words are listed separately, without a rank.
     *
     * @param version default: scores without a version if there are any, else the newest version that has scores
     */
    @GetMapping("/{benchmark}")
    Board getLeaderboard(
            @PathVariable String benchmark,
            @RequestParam(required = false) @Nullable String version,
            SubjectTimes times) {
        return view.leaderboard(benchmark, version, times.moment())
                .map(board -> new Board(times.asked(), board))
                .orElseThrow(() -> Problem.notFound(
                        version == null
                                ? "the benchmark %s is unknown".formatted(benchmark)
                                : "the benchmark %s or its version %s is unknown".formatted(benchmark, version)));
    }
}
