package org.modeltracker.api.page.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.overview.ModelComparison;
import org.modeltracker.core.overview.ModelComparison.Row;
import org.modeltracker.core.overview.ModelPrice;

/** Prices and scores of models side by side. @param names of the models @param notes what the chart leaves out, as sentences */
public record CompareChart(String title, List<String> names, List<Panel> panels, List<String> notes) {

    private static final int MOST_SCORES = 6;
    private static final int ENOUGH = 2;

    /** Values that compare with each other, and with no other panel. */
    public record Panel(String title, List<Bar> bars) {}

    /**
     * @param model the number of its name
     * @param high equals {@code low} for a single value
     * @param by whose price or measurement it is
     */
    public record Bar(int model, BigDecimal low, BigDecimal high, String text, String by) {}

    /** Empty if fewer than two models have a number for the same thing. */
    public static Optional<CompareChart> of(ModelComparison table, Map<String, ModelPrice> prices, PageText words) {
        var currency = commonest(prices);
        var panels = new ArrayList<Panel>();
        panels.add(price("Input, %s per 1M tokens", ModelPrice::input, currency, table, prices, words));
        panels.add(price("Output, %s per 1M tokens", ModelPrice::output, currency, table, prices, words));
        table.data().stream()
                .filter(row -> row.fact().equals("score"))
                .map(row -> scores(row, words))
                .sorted(Comparator.comparing((Panel panel) -> panel.bars().size(), Comparator.reverseOrder())
                        .thenComparing(Panel::title))
                .limit(MOST_SCORES)
                .forEach(panels::add);
        panels.removeIf(panel -> panel.bars().size() < ENOUGH);
        var names = table.models().stream().map(ModelComparison.Column::name).toList();
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompareChart(
                        String.join(", ", names) + ": prices and scores", names, panels, notes(prices, currency)));
    }

    private static String commonest(Map<String, ModelPrice> prices) {
        return prices.values().stream()
                .collect(Collectors.groupingBy(ModelPrice::currency, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("USD");
    }

    private static List<String> notes(Map<String, ModelPrice> prices, String currency) {
        boolean others =
                prices.values().stream().anyMatch(price -> !price.currency().equals(currency));
        return others ? List.of("Prices in other currencies are in the table only.") : List.of();
    }

    private static Panel price(
            String title,
            Function<ModelPrice, BigDecimal> part,
            String currency,
            ModelComparison table,
            Map<String, ModelPrice> prices,
            PageText words) {
        var bars = new ArrayList<Bar>();
        for (int n = 0; n < table.models().size(); n++) {
            var price = prices.get(table.models().get(n).model());
            if (price != null && price.currency().equals(currency)) {
                var amount = part.apply(price);
                var by = Objects.requireNonNullElse(price.provider(), "");
                bars.add(new Bar(n, amount, amount, words.money(amount, currency), words.organisation(by)));
            }
        }
        return new Panel(title.formatted(currency), bars);
    }

    private static Panel scores(Row row, PageText words) {
        var bars = IntStream.range(0, row.cells().size())
                .boxed()
                .flatMap(n -> score(n, row.cells().get(n), words).stream())
                .toList();
        return new Panel(words.key(row.key()), bars);
    }

    private static Optional<Bar> score(int model, Object cell, PageText words) {
        if (!(cell instanceof FactAnswer<?> answer && answer.item() instanceof ScoreView.Item item)) {
            return Optional.empty();
        }
        var score = item.score();
        var middle = score.middle();
        return middle == null
                ? Optional.empty()
                : Optional.of(new Bar(
                        model,
                        Objects.requireNonNullElse(score.low(), middle),
                        Objects.requireNonNullElse(score.high(), middle),
                        words.score(score),
                        item.measuredBy() == null ? "unknown" : words.organisation(item.measuredBy())));
    }
}
