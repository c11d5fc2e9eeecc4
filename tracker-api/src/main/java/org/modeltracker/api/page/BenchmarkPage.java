package org.modeltracker.api.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The benchmarks, and the leaderboard of one version of one. */
@Controller
class BenchmarkPage {

    private final BenchmarkView view;
    private final ChartData charts;

    private final ModelNames names;

    BenchmarkPage(BenchmarkView view, ChartData charts, ModelNames names) {
        this.names = names;
        this.view = view;
        this.charts = charts;
    }

    @GetMapping("/benchmarks")
    String benchmarks(ListTimes times, Model page) {
        page.addAttribute("list", times.page(view.list(times.moment(), times.slice())));
        return "benchmarks";
    }

    @GetMapping("/benchmarks/{id}")
    String leaderboard(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String variant,
            @RequestParam(required = false) @Nullable String harness,
            @RequestParam(required = false) @Nullable String effort,
            ModelTimes times,
            Model page) {
        var wanted = new ScoreSetting.Wanted(version, metric, variant, harness, effort);
        var board = view.leaderboard(id, wanted, times.moment())
                .orElseThrow(() -> Problem.notFound("the benchmark %s is unknown".formatted(id)));
        page.addAttribute("board", board);
        charts.board(board, times.moment(), page);
        names.add(
                Stream.of(board.unranked(), board.unversioned())
                        .flatMap(List::stream)
                        .map(row -> row.model()),
                times.moment(),
                page);
        charts.nameCard("/benchmarks/" + id + "/card.png", page);
        return "benchmark";
    }
}
