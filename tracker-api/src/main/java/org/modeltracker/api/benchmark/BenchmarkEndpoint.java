package org.modeltracker.api.benchmark;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.Leaderboard;
import org.modeltracker.core.benchmark.ScoreSetting;
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
     * Returns the leaderboard of one version in one setting. Ranges are ranked by their middle. Scores in words, in other units and of unknown
     * version are listed separately, without a rank. Models whose confidence intervals overlap share ranks from rank_low to rank_high.
     *
     * @param version default: the newest defined version that has scores; empty for scores of unknown version
     * @param metric default: the commonest, as for variant, harness and effort; empty for scores that do not state it
     * @param variant the variant or subset of the benchmark
     * @param harness the software that ran it
     * @param effort the reasoning effort or mode of the model
     */
    @GetMapping("/{benchmark}")
    Board getLeaderboard(
            @PathVariable String benchmark,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String variant,
            @RequestParam(required = false) @Nullable String harness,
            @RequestParam(required = false) @Nullable String effort,
            ModelTimes times) {
        var wanted = new ScoreSetting.Wanted(version, metric, variant, harness, effort);
        return view.leaderboard(benchmark, wanted, times.moment())
                .map(board -> new Board(times.asked(), board))
                .orElseThrow(() -> Problem.notFound(
                        version == null
                                ? "the benchmark %s is unknown".formatted(benchmark)
                                : "the benchmark %s or its version %s is unknown".formatted(benchmark, version)));
    }
}
