package org.modeltracker.api.page;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.modeltracker.core.overview.Overview;
import org.modeltracker.core.pricing.PricingView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A chart by itself, with its table, for a frame in another page. */
@Controller
class EmbedPage {

    private final Overview overview;
    private final ModelLookup models;
    private final PricingView pricing;
    private final BoardLookup boards;
    private final ChartAttributes charts;

    EmbedPage(Overview overview, ModelLookup models, PricingView pricing, BoardLookup boards, ChartAttributes charts) {
        this.overview = overview;
        this.models = models;
        this.pricing = pricing;
        this.boards = boards;
        this.charts = charts;
    }

    @GetMapping("/embed/models/{organisation}/{model}/prices")
    String prices(@PathVariable String organisation, @PathVariable String model, ModelTimes times, Model page) {
        var moment = times.moment();
        var subject = models.find(organisation + "/" + model, moment);
        var course = pricing.course(subject, moment);
        page.addAttribute("model", subject.id());
        page.addAttribute("priceCourse", course);
        var heads = overview.heads(Set.of(subject.id()), moment);
        var name = Objects.requireNonNull(heads.get(subject.id())).name();
        charts.prices(subject.id(), name, course, moment, page);
        var address = "/models/" + subject.id();
        return charted("prices", name, address, "/v1" + address + "/pricing/history", page);
    }

    @GetMapping("/embed/benchmarks/{id}")
    String leaderboard(@PathVariable String id, ScoreSetting.Wanted wanted, ModelTimes times, Model page) {
        var board = boards.leaderboard(id, wanted, times.moment());
        page.addAttribute("board", board);
        charts.board(board, times.moment(), page);
        return charted("board", board.benchmark(), "/benchmarks/" + id, "/v1/benchmarks/" + id, page);
    }

    @GetMapping("/embed/frontier")
    String frontier(
            @RequestParam String benchmark,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(defaultValue = "") Set<String> model,
            ModelTimes times,
            Model page) {
        var frontier = boards.frontier(benchmark, ScoreSetting.Wanted.version(version), times.moment());
        charts.frontier(frontier, model, times.moment(), page);
        return charted("frontier", "Price against score", "/frontier", "/v1/frontier", page);
    }

    @GetMapping("/embed/compare")
    String comparison(@RequestParam List<String> model, ModelTimes times, Model page) {
        if (model.size() > ComparePage.MOST) {
            throw Problem.parameter("model", "must be given at most %d times".formatted(ComparePage.MOST));
        }
        var table = overview.compare(
                models.all(model.stream().distinct().toList(), times.moment()), Set.of(), times.moment());
        page.addAttribute("table", table);
        page.addAttribute("shared", ComparedRows.shared(table));
        charts.comparison(table, times.moment(), page);
        var csv = times(page).same("/v1/compare?format=csv");
        return embedded("compare", "Models side by side", "/compare", csv, page);
    }

    /** A chart that has a picture. @param data the same as data, which takes no choice of models */
    private String charted(String kind, String title, String origin, String data, Model page) {
        charts.nameCard(origin + "/card.png", page);
        return embedded(kind, title, origin, times(page).csv(data), page);
    }

    /**
     * @param title where nothing can be drawn
     * @param origin the page that has the chart among other things
     */
    private static String embedded(String kind, String title, String origin, String csv, Model page) {
        page.addAttribute("kind", kind);
        page.addAttribute("title", Objects.requireNonNullElse(page.getAttribute("chartTitle"), title));
        page.addAttribute("origin", times(page).same(origin));
        page.addAttribute("csv", csv);
        return "embed";
    }

    private static TimeBar times(Model page) {
        return (TimeBar) Objects.requireNonNull(page.getAttribute("times"));
    }
}
