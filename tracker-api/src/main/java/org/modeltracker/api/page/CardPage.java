package org.modeltracker.api.page;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.page.card.PictureCard;
import org.modeltracker.api.page.card.Sketch;
import org.modeltracker.api.page.text.FactLine;
import org.modeltracker.api.page.text.FactText;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.benchmark.ScoreSetting;
import org.modeltracker.core.overview.Overview;
import org.modeltracker.core.pricing.PricingView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Models and charts as pictures. */
@Controller
class CardPage {

    /** Less is no course to draw. */
    private static final Duration MONTH = Duration.ofDays(30);

    private static final int LONGEST_FACT = 70;
    private static final int LONGEST_NAME = 70;
    private static final String FOOT = "Model-release tracker, with the source of each number";

    private final Overview overview;
    private final ModelLookup models;
    private final PricingView pricing;
    private final BoardLookup boards;
    private final ChartAttributes charts;

    CardPage(Overview overview, ModelLookup models, PricingView pricing, BoardLookup boards, ChartAttributes charts) {
        this.overview = overview;
        this.models = models;
        this.pricing = pricing;
        this.boards = boards;
        this.charts = charts;
    }

    @GetMapping("/models/{organisation}/{model}/card.png")
    View model(@PathVariable String organisation, @PathVariable String model, ModelTimes times, Model page) {
        var moment = times.moment();
        var subject = models.find(organisation + "/" + model, moment);
        var card = overview.card(subject.id(), moment).orElseThrow();
        var facts = (FactText) Objects.requireNonNull(page.getAttribute("facts"));
        var said = Stream.of(
                        facts.inOrder(card.model(), card.access()).stream()
                                .limit(1)
                                .map(item -> facts.access(card.model(), item)),
                        facts.pricesInOrder(card.model(), card.pricing()).stream()
                                .limit(1)
                                .map(item -> facts.price(card.model(), item)),
                        Stream.ofNullable(card.openSourceStatus()).map(facts::openness))
                .flatMap(lines -> lines)
                .map(CardPage::words)
                .toList();
        var chart = charts.priceChart(card.model(), card.name(), pricing.course(subject, moment), moment, page);
        return new PictureCard(
                words(page).organisation(card.organisation()),
                ChatText.of(card.name(), LONGEST_NAME),
                said,
                chart.filter(drawn -> drawn.from().plus(MONTH).isBefore(drawn.to()))
                        .map(Sketch::of)
                        .orElse(null),
                FOOT);
    }

    @GetMapping("/benchmarks/{id}/card.png")
    View leaderboard(@PathVariable String id, ScoreSetting.Wanted wanted, ModelTimes times, Model page) {
        var board = boards.leaderboard(id, wanted, times.moment());
        var chart = charts.scoreChart(board, times.moment(), page);
        return new PictureCard(
                "Benchmark",
                ChatText.of(chart.title()),
                List.of(ChatText.of(chart.unit())),
                chart.bars().isEmpty() ? null : Sketch.of(chart),
                FOOT);
    }

    @GetMapping("/frontier/card.png")
    View frontier(
            @RequestParam String benchmark,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(defaultValue = "") Set<String> model,
            ModelTimes times,
            Model page) {
        var frontier = boards.frontier(benchmark, ScoreSetting.Wanted.version(version), times.moment());
        var chart = charts.frontierChart(frontier, model, times.moment(), page);
        return new PictureCard(
                "Price against score",
                ChatText.of(chart.title()),
                List.of(ChatText.of(chart.price())),
                chart.dots().isEmpty() ? null : Sketch.of(chart),
                FOOT);
    }

    private static String words(FactLine fact) {
        return ChatText.of((fact.what().isEmpty() ? "" : fact.what() + ": ") + fact.says(), LONGEST_FACT);
    }

    private static PageText words(Model page) {
        return (PageText) Objects.requireNonNull(page.getAttribute("words"));
    }
}
