package org.modeltracker.api.page.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.overview.Frontier;
import org.modeltracker.core.overview.ModelHead;

/** Price against score. @param price the name of the axis of prices, as {@code score} is of that of scores */
public record FrontierChart(String title, String price, String score, List<Dot> dots) {

    /**
     * @param scored the score and its date
     * @param offered the price, whose offering it is, and since when
     */
    public record Dot(
            String name,
            BigDecimal price,
            BigDecimal score,
            boolean best,
            String weights,
            String scored,
            String offered) {}

    public static FrontierChart of(
            Frontier frontier, List<Frontier.Point> shown, Map<String, ModelHead> heads, PageText words) {
        var board = frontier.board();
        return new FrontierChart(
                "Price against score on " + ScoreChart.title(board),
                Frontier.CURRENCY + " per 1M tokens, 3 parts input to 1 part output",
                ScoreChart.title(board) + ": " + ScoreChart.unit(board, words),
                shown.stream()
                        .map(point -> dot(point, heads.get(point.model()), words))
                        .toList());
    }

    private static Dot dot(Frontier.Point point, @Nullable ModelHead head, PageText words) {
        var scored = point.scored().item();
        var item = point.offering().item();
        return new Dot(
                head == null ? point.model() : head.name(),
                point.price(),
                point.score(),
                point.best(),
                ScoreChart.weights(head),
                words.score(scored.score()) + ", " + words.date(scored.effective()),
                words.money(point.price(), Frontier.CURRENCY) + ", "
                        + words.sellerOf(point.model(), point.offering()) + ", since "
                        + words.on(item.since(), item.sinceBasis()));
    }
}
