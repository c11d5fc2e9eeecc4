package org.modeltracker.api.page.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.benchmark.Leaderboard;
import org.modeltracker.core.overview.ModelHead;

/** The leaderboard of a benchmark, the best first. @param unit of the scores, and which way is better */
public record ScoreChart(String title, String unit, List<Bar> bars) {

    /**
     * @param high equals {@code low} for a single value
     * @param text the score as its source gave it
     * @param weights open, closed or unknown
     */
    public record Bar(
            String name, BigDecimal low, BigDecimal high, String text, String by, String date, String weights) {}

    public static ScoreChart of(Leaderboard board, Map<String, ModelHead> heads, PageText words) {
        return new ScoreChart(
                title(board),
                unit(board, words),
                board.data().stream()
                        .map(row -> bar(row, heads.get(row.model()), words))
                        .toList());
    }

    static String title(Leaderboard board) {
        return Objects.requireNonNullElse(board.name(), board.benchmark())
                + (board.version() == null ? "" : ", version " + board.version());
    }

    static String unit(Leaderboard board, PageText words) {
        var unit = board.unit();
        return (unit == null ? "score" : words.spaced(unit))
                + (board.direction() == Direction.LOWER_IS_BETTER ? ", lower is better" : ", higher is better");
    }

    private static Bar bar(Leaderboard.Ranked row, @Nullable ModelHead head, PageText words) {
        var item = row.answer().item();
        var score = item.score();
        var middle = Objects.requireNonNull(score.middle());
        return new Bar(
                head == null ? row.model() : head.name(),
                Objects.requireNonNullElse(score.low(), middle),
                Objects.requireNonNullElse(score.high(), middle),
                words.score(score),
                item.measuredBy() == null ? "unknown" : words.organisation(item.measuredBy()),
                words.date(item.effective()),
                weights(head));
    }

    static String weights(@Nullable ModelHead head) {
        var open = head == null ? null : head.openWeights();
        return open == null ? "unknown" : open ? "open" : "closed";
    }
}
