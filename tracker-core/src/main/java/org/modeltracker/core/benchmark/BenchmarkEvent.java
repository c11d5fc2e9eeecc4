package org.modeltracker.core.benchmark;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.WireEnum;

/** Claims about benchmarks and scores. */
public sealed interface BenchmarkEvent extends ClaimData {

    enum Direction implements WireEnum {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER
    }

    /**
     * @param unit the unit of its scores: percent, points, elo…
     * @param version null if unknown; scores of different versions are never compared
     * @param unbounded whether scores above 100 percent are possible
     */
    @EventType(type = "benchmark.defined")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BenchmarkDefined(
            String name,
            @Nullable String unit,
            Direction direction,
            @Nullable String version,
            @Nullable String evaluator,
            @Nullable String url,
            @Nullable String supersedes,
            @Nullable Boolean unbounded)
            implements BenchmarkEvent {

        @Override
        public boolean isAbout(Subject.Kind kind) {
            return kind == Subject.Kind.BENCHMARK;
        }

        @Override
        public boolean createsSubject() {
            return true;
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.BENCHMARK, "version", Versions.spelled(version)));
        }

        @Override
        public boolean isCompatibleWith(ClaimData other) {
            return other instanceof BenchmarkDefined that
                    && direction == that.direction
                    && (unit == null || that.unit == null || ScoreUnit.of(unit).equals(ScoreUnit.of(that.unit)));
        }

        @Override
        public String sentence(SentenceContext it) {
            return "%s is defined as a benchmark%s".formatted(name, version == null ? "" : ", version " + version);
        }
    }

    /** The cost of a run. @param outputTokens output tokens of the whole run */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Run(@Nullable Long outputTokens, @Nullable Cost cost) {}

    /** @param currency ISO 4217 */
    record Cost(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}

    /** @param level of confidence, between 0 and 1 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConfidenceInterval(
            BigDecimal low, BigDecimal high, @Nullable BigDecimal level) {

        public ConfidenceInterval {
            low = Score.plain(low);
            high = Score.plain(high);
            level = level == null ? null : Score.plain(level);
        }

        ConfidenceInterval moved(int places) {
            return new ConfidenceInterval(low.movePointRight(places), high.movePointRight(places), level);
        }
    }

    /**
     * @param measuredBy slug of the evaluator, who may differ from the publisher
     * @param metric how attempts make a score: pass@1, best-of-n
     * @param attempts how many attempts the metric counts
     * @param n the number of runs or questions behind the score
     * @param votes the number of votes behind the score
     */
    @EventType(type = "benchmark.published")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BenchmarkPublished(
            String benchmark,
            @Nullable String version,
            @Nullable String metric,
            @Nullable Long attempts,
            @Nullable String variant,
            @Nullable String harness,
            @Nullable String effort,
            Score score,
            @Nullable String measuredBy,
            @Nullable String reportedBy,
            @Nullable Run run,
            @Nullable ConfidenceInterval confidenceInterval,
            @Nullable Long n,
            @Nullable Long votes)
            implements BenchmarkEvent {

        @Override
        public Optional<Subject> requires() {
            return Optional.of(Subject.benchmark(benchmark));
        }

        @Override
        public String requiresField() {
            return "benchmark";
        }

        @Override
        public Stream<InputError> faults() {
            return ScoreFaults.of(this);
        }

        @Override
        public Stream<InputError> faultsBeside(List<ClaimData> required) {
            return BenchmarkUnit.of(benchmark, version, required).faults(score);
        }

        /** Without a unit of its own, the score has the benchmark's. */
        @Override
        public BenchmarkPublished beside(List<ClaimData> required) {
            var unit = score.unit() == null
                    ? BenchmarkUnit.of(benchmark, version, required).unit()
                    : null;
            return unit == null ? this : with(score.inUnit(unit));
        }

        private BenchmarkPublished with(Score other) {
            return new BenchmarkPublished(
                    benchmark,
                    version,
                    metric,
                    attempts,
                    variant,
                    harness,
                    effort,
                    other,
                    measuredBy,
                    reportedBy,
                    run,
                    confidenceInterval,
                    n,
                    votes);
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(
                    subject,
                    FactType.SCORE,
                    "benchmark",
                    benchmark,
                    "version",
                    Versions.spelled(version),
                    "metric",
                    metric,
                    "variant",
                    variant,
                    "harness",
                    harness,
                    "effort",
                    effort));
        }

        @Override
        public boolean asserts() {
            return score.kind() != Score.Kind.NOT_REPORTED;
        }

        @Override
        public boolean isCompatibleWith(ClaimData other) {
            return other instanceof BenchmarkPublished that && score.isCompatibleWith(that.score);
        }

        @Override
        public boolean sameAnswerAs(ClaimData other) {
            return other instanceof BenchmarkPublished that && score.equals(that.score.in(score.scoreUnit()));
        }

        /** A vendor that measures its own model, or a rival's, is not an independent evaluator. */
        @Override
        public boolean independent(Subject subject, Source source) {
            if (measuredBy == null) {
                return source.kind() == SourceKind.EVALUATOR;
            }
            boolean vendorItself =
                    source.kind() == SourceKind.OFFICIAL && Objects.equals(measuredBy, source.publisher());
            return !vendorItself && !measuredBy.equals(subject.organisationSide());
        }

        @Override
        public Stream<Subject> mentions() {
            return Stream.concat(
                    Stream.of(Subject.benchmark(benchmark)),
                    Stream.ofNullable(measuredBy).map(Subject::organisation));
        }

        @Override
        public String sentence(SentenceContext it) {
            var name = it.benchmark(benchmark);
            var of = version == null ? name : name + " " + version;
            var by = measuredBy == null ? "" : ", measured by " + it.organisation(measuredBy);
            var how = metric == null ? "" : " (" + metric + ")";
            return "%s scores %s on %s%s%s".formatted(it.subject(), score.phrase(), of, how, by);
        }
    }
}
