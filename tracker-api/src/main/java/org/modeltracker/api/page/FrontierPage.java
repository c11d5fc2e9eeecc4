package org.modeltracker.api.page;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.Frontier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Price against score: the best models for their price. */
@Controller
class FrontierPage {

    private static final int BENCHMARKS = 500;

    /** A benchmark with many scores may have no prices; it is enough to look at a few. */
    private static final int MOST_TRIED = 5;

    private final BoardLookup boards;
    private final BenchmarkView benchmarks;
    private final ChartAttributes charts;
    private final ModelNames names;

    FrontierPage(BoardLookup boards, BenchmarkView benchmarks, ChartAttributes charts, ModelNames names) {
        this.boards = boards;
        this.benchmarks = benchmarks;
        this.charts = charts;
        this.names = names;
    }

    /** Without a benchmark it shows the one that has most to show. */
    @GetMapping("/frontier")
    String frontier(
            @RequestParam(required = false) @Nullable String benchmark,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(defaultValue = "") Set<String> model,
            ModelTimes times,
            Model page) {
        var moment = times.moment();
        var all = benchmarks.list(moment, new OffsetLimit(0, BENCHMARKS)).stream()
                .map(BenchmarkView.Item::id)
                .distinct()
                .toList();
        page.addAttribute("benchmarks", all);
        var frontier = benchmark == null ? fullest(all, moment) : find(benchmark, version, moment);
        page.addAttribute("frontier", frontier);
        if (frontier != null) {
            page.addAttribute("benchmark", frontier.board().benchmark());
            charts.frontier(frontier, model, moment, page);
            names.add(frontier.unpriced().stream(), moment, page);
            var chosen = benchmark == null ? "?benchmark=" + frontier.board().benchmark() : "";
            charts.nameCard("/frontier/card.png" + chosen, page);
        }
        return "frontier";
    }

    private @Nullable Frontier fullest(List<String> all, TemporalPoint moment) {
        return benchmarks.mostScored(all, MOST_TRIED, moment).stream()
                .map(benchmark -> find(benchmark, null, moment))
                .max(Comparator.comparing(frontier -> frontier.data().size()))
                .orElse(null);
    }

    private Frontier find(String benchmark, @Nullable String version, TemporalPoint moment) {
        return boards.frontier(benchmark, ScoreSetting.Wanted.version(version), moment);
    }
}
