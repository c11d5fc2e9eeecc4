package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.MeasuredScore.Setting;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.benchmark.BenchmarkEvent.ConfidenceInterval;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;

/**
 * A run of a benchmark by Epoch AI.
 *
 * @param model with how long it may think after an underscore: {@code gpt-5.1_medium}
 * @param score a fraction
 * @param error the standard error of the score, as a fraction; null where the file gives none
 * @param stated what the file says of score and error, verbatim
 */
record EpochRun(
        String task,
        String model,
        BigDecimal score,
        @Nullable BigDecimal error,
        @Nullable String stated,
        @Nullable PartialDate date,
        @Nullable String log,
        String locator) {

    static final String EVALUATOR = "epoch-ai";
    private static final Pattern EFFORT = Pattern.compile("(.+)_([a-z]+|\\d+[kK])");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]\\S{0,1900}");
    /** Standard errors from the middle of a normal distribution to the end of its 95 % interval. */
    private static final BigDecimal ERRORS = new BigDecimal("1.96");

    private static final BigDecimal LEVEL = new BigDecimal("0.95");
    private static final int DIGITS = 4;

    /** Epoch, a slash, and the model without how long it may think. */
    String named() {
        var parts = EFFORT.matcher(model);
        return EVALUATOR + "/" + (parts.matches() ? parts.group(1) : model);
    }

    MeasuredScore score(Snapshot snapshot) {
        var parts = EFFORT.matcher(model);
        var at = snapshot.at(locator);
        boolean isUsable = log != null && URL.matcher(log).matches();
        return new MeasuredScore(
                Slug.of(task),
                new BenchmarkDefined(
                        task, "fraction", Direction.HIGHER_IS_BETTER, null, EVALUATOR, at.url(), null, null),
                score,
                interval(),
                null,
                new Setting(null, parts.matches() ? parts.group(2).toLowerCase(Locale.ROOT) : null),
                date,
                new Source(at.publisher(), at.kind(), at.title(), null, isUsable ? log : at.url(), null, at.locator()),
                stated);
    }

    /** An error that is rounded to nothing says nothing. */
    private @Nullable ConfidenceInterval interval() {
        if (error == null || error.signum() == 0) {
            return null;
        }
        var width = error.multiply(ERRORS).setScale(DIGITS, RoundingMode.HALF_UP);
        return new ConfidenceInterval(
                score.subtract(width).max(BigDecimal.ZERO), score.add(width).min(BigDecimal.ONE), LEVEL);
    }
}
