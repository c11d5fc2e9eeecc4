package org.modeltracker.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.modeltracker.core.overview.Frontier;
import org.modeltracker.core.overview.Overview;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Price against score. */
@RestController
class FrontierEndpoint {

    private final Overview overview;

    FrontierEndpoint(Overview overview) {
        this.overview = overview;
    }

    /**
     * @param unit of the scores
     * @param currency of the prices
     * @param data the models with a score and a price, the cheapest first
     * @param unpriced models with a score but without a headline price in that currency
     */
    record Answer(
            @JsonUnwrapped TimeParameters asked,
            String benchmark,
            @Nullable String name,
            @Nullable String version,
            @Nullable String unit,
            Direction direction,
            @JsonUnwrapped ScoreSetting setting,
            String currency,
            List<Frontier.Point> data,
            List<String> unpriced) {

        static Answer of(TimeParameters asked, Frontier frontier) {
            var board = frontier.board();
            return new Answer(
                    asked,
                    board.benchmark(),
                    board.name(),
                    board.version(),
                    board.unit(),
                    board.direction(),
                    board.setting(),
                    Frontier.CURRENCY,
                    frontier.data(),
                    frontier.unpriced());
        }
    }

    /**
     * Returns price against score on one version of a benchmark: each model with its score, its headline price, and whose price that is. Plans,
     * tiers, promotions, free listings and placeholders never count.
     *
     * @param benchmark the id of the benchmark
     * @param version default: the newest defined version that has scores; empty for scores of unknown version
     * @param metric default: the commonest, as for variant, harness and effort; empty for scores that do not state it
     * @param variant the variant or subset of the benchmark
     * @param harness the software that ran it
     * @param effort the reasoning effort or mode of the model
     */
    @GetMapping("/v1/frontier")
    Answer getFrontier(
            @RequestParam String benchmark,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String variant,
            @RequestParam(required = false) @Nullable String harness,
            @RequestParam(required = false) @Nullable String effort,
            ModelTimes times) {
        var wanted = new ScoreSetting.Wanted(version, metric, variant, harness, effort);
        return overview.frontier(benchmark, wanted, times.moment())
                .map(frontier -> Answer.of(times.asked(), frontier))
                .orElseThrow(
                        () -> Problem.notFound("the benchmark %s, or its version, is unknown".formatted(benchmark)));
    }
}
