package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.benchmark.BenchmarkEvent.ConfidenceInterval;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;

/**
 * A score that an evaluator measured.
 *
 * @param benchmark its id
 * @param definition the benchmark; its evaluator measured the score
 * @param value in the unit of the benchmark
 * @param interval null where the file gives none
 * @param date when it was measured; null where the file does not say
 * @param quote what the file says of it, verbatim
 */
record MeasuredScore(
        String benchmark,
        BenchmarkDefined definition,
        BigDecimal value,
        @Nullable ConfidenceInterval interval,
        @Nullable Long votes,
        Setting setting,
        @Nullable PartialDate date,
        Source source,
        @Nullable String quote) {

    /**
     * How the model was run.
     *
     * @param harness the agent around it
     * @param effort how long it may think, in words or tokens
     */
    record Setting(@Nullable String harness, @Nullable String effort) {

        static final Setting USUAL = new Setting(null, null);
    }

    ObservedStatement of(Subject listing) {
        return ObservedStatement.on(date, listing, data(), source, quote);
    }

    /** What it answers of a model. A file may hold several runs of one setting. */
    FactKey question(Subject listing) {
        return data().question(listing, new UUID(0, 0)).orElseThrow();
    }

    /** Scores of a benchmark that nobody has defined are refused. */
    ObservedStatement defined(Source by) {
        var subject = Subject.benchmark(benchmark);
        return ObservedStatement.seen(
                definition.question(subject, new UUID(0, 0)).orElseThrow(), definition, by);
    }

    private BenchmarkPublished data() {
        var score = new Score(Score.Kind.EXACT, value, null, null, null, null, null, definition.unit());
        var by = definition.evaluator();
        return new BenchmarkPublished(
                benchmark,
                null,
                null,
                null,
                null,
                setting.harness(),
                setting.effort(),
                score,
                by,
                by,
                null,
                interval,
                null,
                votes);
    }
}
