package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;

/**
 * A score of llm-stats: a fraction, with its date, where it was said, and whether the maker says it.
 *
 * @param isSelfReported whether the maker measured and reported it; the file does not name others
 * @param method how it was measured, in words; null where the file says nothing
 */
record LlmStatsScore(
        String dataset,
        BigDecimal value,
        boolean isSelfReported,
        @Nullable PartialDate date,
        @Nullable String method,
        Source source) {

    private static final String UNIT = "fraction";
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_QUOTE = 500;

    /** @param named the model, for what is skipped */
    static List<LlmStatsScore> of(JsonEntry model, String named, Snapshot snapshot) {
        var scores = new ArrayList<LlmStatsScore>();
        for (var entry : model.entries("qualitative_metrics")) {
            try {
                scores.add(score(entry, named, snapshot));
            } catch (UnusableEntry e) {
                snapshot.skips().add(e);
            } catch (BrokenSnapshot e) {
                snapshot.skips().add("unparseable_score", e);
            }
        }
        return scores;
    }

    private static LlmStatsScore score(JsonEntry entry, String named, Snapshot snapshot) {
        var dataset = entry.name("dataset_name");
        var place = named + ": " + dataset;
        var value = entry.amount("score");
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new UnusableEntry("score_is_no_fraction", place);
        }
        var at = snapshot.at(place);
        var url = entry.optionalText("source_link");
        boolean usable = url != null && url.length() <= LONGEST_URL && url.matches("https?://[^\\s/?#]\\S*");
        return new LlmStatsScore(
                dataset,
                value,
                Boolean.TRUE.equals(entry.optionalFlag("is_self_reported")),
                Lifecycle.date(entry.optionalText("date_recorded"), place),
                method(entry.optionalText("analysis_method")),
                new Source(
                        at.publisher(),
                        at.kind(),
                        at.title(),
                        at.published(),
                        usable ? url : at.url(),
                        at.via(),
                        at.locator()));
    }

    private static @Nullable String method(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.substring(0, Math.min(text.length(), LONGEST_QUOTE));
    }

    String benchmark() {
        return Slug.of(dataset);
    }

    /** Scores of a benchmark that nobody has defined are refused. */
    ObservedStatement definition() {
        var data = new BenchmarkDefined(dataset, UNIT, Direction.HIGHER_IS_BETTER, null, null, null, null, null);
        var subject = Subject.benchmark(benchmark());
        return ObservedStatement.seen(data.question(subject, new UUID(0, 0)).orElseThrow(), data, definer());
    }

    /** The same for every model that has a score of it. */
    private Source definer() {
        return new Source(
                source.publisher(), source.kind(), source.title(), null, "https://llm-stats.com", null, dataset);
    }

    /** @param model that it measures; its organisation is the maker */
    ObservedStatement of(Subject listing, Subject model) {
        var maker = isSelfReported ? model.organisationSide() : null;
        var score = new Score(Score.Kind.EXACT, value, null, null, null, null, null, UNIT);
        ClaimData data = new BenchmarkPublished(
                benchmark(), null, null, null, null, null, null, score, maker, maker, null, null, null, null);
        return ObservedStatement.on(date, listing, data, source, method);
    }
}
