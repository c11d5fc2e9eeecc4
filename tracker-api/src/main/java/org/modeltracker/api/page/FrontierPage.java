package org.modeltracker.api.page;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.overview.Overview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Price against score: the best models for their price. */
@Controller
class FrontierPage {

    private static final int BENCHMARKS = 500;

    private final Overview overview;
    private final BenchmarkView benchmarks;

    FrontierPage(Overview overview, BenchmarkView benchmarks) {
        this.overview = overview;
        this.benchmarks = benchmarks;
    }

    @GetMapping("/frontier")
    String frontier(
            @RequestParam(required = false) @Nullable String benchmark,
            @RequestParam(required = false) @Nullable String version,
            ModelTimes times,
            Model page) {
        var all = benchmarks.list(times.moment(), new OffsetLimit(0, BENCHMARKS));
        page.addAttribute(
                "benchmarks",
                all.stream().map(BenchmarkView.Item::id).distinct().toList());
        page.addAttribute("benchmark", benchmark);
        page.addAttribute(
                "frontier",
                benchmark == null
                        ? null
                        : overview.frontier(benchmark, ScoreSetting.Wanted.version(version), times.moment())
                                .orElseThrow(() -> Problem.notFound(
                                        "the benchmark %s, or its version, is unknown".formatted(benchmark))));
        return "frontier";
    }
}
