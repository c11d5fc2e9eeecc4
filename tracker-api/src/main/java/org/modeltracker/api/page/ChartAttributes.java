package org.modeltracker.api.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.page.chart.CompareChart;
import org.modeltracker.api.page.chart.FrontierChart;
import org.modeltracker.api.page.chart.PriceChart;
import org.modeltracker.api.page.chart.PriceCharts;
import org.modeltracker.api.page.chart.ScoreChart;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.benchmark.Leaderboard;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.Frontier;
import org.modeltracker.core.overview.ModelComparison;
import org.modeltracker.core.overview.Overview;
import org.modeltracker.core.pricing.PricingView;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.json.JsonMapper;

/** Puts what a chart draws into its page, as JSON: {@code chart} stays absent where nothing can be drawn. */
@Component
class ChartAttributes {

    private final Overview overview;
    private final Addresses addresses;
    private final JsonMapper json;

    ChartAttributes(Overview overview, Addresses addresses, JsonMapper json) {
        this.overview = overview;
        this.addresses = addresses;
        this.json = json;
    }

    Optional<PriceChart> priceChart(
            String model,
            String name,
            List<BitemporalRow<OfferingAnswer<PricingView.Item>>> course,
            TemporalPoint moment,
            Model page) {
        return PriceCharts.of(model, name, course, moment.effectiveAt(), words(page));
    }

    void prices(
            String model,
            String name,
            List<BitemporalRow<OfferingAnswer<PricingView.Item>>> course,
            TemporalPoint moment,
            Model page) {
        priceChart(model, name, course, moment, page)
                .ifPresent(chart -> add(chart.title(), chart, chart.notes(), page));
    }

    ScoreChart scoreChart(Leaderboard board, TemporalPoint moment, Model page) {
        var heads = overview.heads(
                board.data().stream().map(Leaderboard.Ranked::model).toList(), moment);
        page.addAttribute("heads", heads);
        return ScoreChart.of(board, heads, words(page));
    }

    void board(Leaderboard board, TemporalPoint moment, Model page) {
        var chart = scoreChart(board, moment, page);
        if (!chart.bars().isEmpty()) {
            add(chart.title(), chart, List.of(), page);
        }
    }

    /** @param chosen the models to show; empty for all */
    FrontierChart frontierChart(Frontier frontier, Set<String> chosen, TemporalPoint moment, Model page) {
        var points = frontier.data().stream()
                .filter(point -> chosen.isEmpty() || chosen.contains(point.model()))
                .toList();
        var heads = overview.heads(
                frontier.data().stream().map(Frontier.Point::model).toList(), moment);
        page.addAllAttributes(Map.of("heads", heads, "points", points, "chosen", chosen));
        return FrontierChart.of(frontier, points, heads, words(page));
    }

    void frontier(Frontier frontier, Set<String> chosen, TemporalPoint moment, Model page) {
        var chart = frontierChart(frontier, chosen, moment, page);
        if (!chart.dots().isEmpty()) {
            add(chart.title(), chart, List.of(), page);
        }
    }

    void comparison(ModelComparison table, TemporalPoint moment, Model page) {
        var models = table.models().stream().map(ModelComparison.Column::model).toList();
        CompareChart.of(table, overview.prices(models, moment), words(page))
                .ifPresent(chart -> add(chart.title(), chart, chart.notes(), page));
    }

    /** Names the picture of the page in its head. @param path of the card; it takes what the page takes */
    void nameCard(String path, Model page) {
        var times = (TimeBar) Objects.requireNonNull(page.getAttribute("times"));
        page.addAttribute("picture", addresses.of(times.same(path)));
    }

    private void add(String title, Object chart, List<String> notes, Model page) {
        page.addAllAttributes(Map.of("chartTitle", title, "chart", json.writeValueAsString(chart), "notes", notes));
    }

    private static PageText words(Model page) {
        return (PageText) Objects.requireNonNull(page.getAttribute("words"));
    }
}
