package org.modeltracker.api.page.text;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.benchmark.Score;

/** Scores in words and as bars. */
final class ScoreText {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private ScoreText() {}

    /** "~57–58%", "at least 80", "“below leaders”". */
    static String words(Score score) {
        var about = Boolean.TRUE.equals(score.approximate()) ? "~" : "";
        var unit = score.unit() == null ? "" : percent(score) ? "%" : " " + WirePhrase.of(score.unit());
        return switch (score.kind()) {
            case EXACT -> about + plain(score.value()) + unit;
            case RANGE -> about + plain(score.low()) + "–" + plain(score.high()) + unit;
            case AT_LEAST -> "at least " + about + plain(score.value()) + unit;
            case AT_MOST -> "at most " + about + plain(score.value()) + unit;
            case ORDINAL -> score.text() == null ? "rank " + score.rank() : "“" + score.text() + "”";
            case NOT_REPORTED -> "not reported";
        };
    }

    /**
     * A bar of 0 to 100: solid up to what is sure, lighter over the width of a range.
     *
     * @param width of the range; 0 for a point
     */
    public record Bar(BigDecimal sure, BigDecimal width) {}

    /** Null for what has no place between nothing and all: other units, words, bounds. */
    static @Nullable Bar bar(Score score) {
        var low = score.low() == null ? score.value() : score.low();
        var high = score.high() == null ? score.value() : score.high();
        var drawn = switch (score.kind()) {
            case EXACT, RANGE -> percent(score);
            case AT_LEAST, AT_MOST, ORDINAL, NOT_REPORTED -> false;
        };
        return drawn && low != null && high != null && low.signum() >= 0 && high.compareTo(ALL) <= 0
                ? new Bar(low, high.subtract(low))
                : null;
    }

    static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static boolean percent(Score score) {
        return "percent".equals(score.unit());
    }
}
