package org.modeltracker.api.page;

import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.benchmark.BenchmarkView;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The benchmarks, and the leaderboard of one version of one. */
@Controller
class BenchmarkPage {

    private final BenchmarkView view;
    private final BoardLookup boards;
    private final ChartAttributes charts;
    private final ModelNames names;

    BenchmarkPage(BenchmarkView view, BoardLookup boards, ChartAttributes charts, ModelNames names) {
        this.view = view;
        this.boards = boards;
        this.charts = charts;
        this.names = names;
    }

    @GetMapping("/benchmarks")
    String benchmarks(ListTimes times, Model page) {
        page.addAttribute("list", times.page(view.list(times.moment(), times.slice())));
        return "benchmarks";
    }

    @GetMapping("/benchmarks/{id}")
    String leaderboard(@PathVariable String id, ScoreSetting.Wanted wanted, ModelTimes times, Model page) {
        var board = boards.leaderboard(id, wanted, times.moment());
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
