package org.modeltracker.core.benchmark;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.CurrencyCode;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.InputError;
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
            @Nullable String supersedes)
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
            return Optional.of(FactKey.of(subject, FactType.BENCHMARK, "version", version));
        }

        @Override
        public boolean isCompatibleWith(ClaimData other) {
            return other instanceof BenchmarkDefined that
                    && direction == that.direction
                    && (unit == null || that.unit == null || unit.equals(that.unit));
        }

        @Override
        public String sentence(String subject) {
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
    }

    /**
     * @param measuredBy slug of the evaluator, who may differ from the publisher
     * @param n the number of runs or questions behind the score
     */
    @EventType(type = "benchmark.published")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BenchmarkPublished(
            String benchmark,
            @Nullable String version,
            @Nullable String variant,
            @Nullable String harness,
            @Nullable String effort,
            Score score,
            @Nullable String measuredBy,
            @Nullable String reportedBy,
            @Nullable Run run,
            @Nullable ConfidenceInterval confidenceInterval,
            @Nullable Long n)
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
            return Stream.of(score.faults().map(fault -> fault.under("/score")), intervalFaults(), costFaults())
                    .flatMap(faults -> faults);
        }

        private Stream<InputError> intervalFaults() {
            boolean upsideDown =
                    confidenceInterval != null && confidenceInterval.low().compareTo(confidenceInterval.high()) > 0;
            return upsideDown
                    ? Stream.of(new InputError("/confidence_interval/low", "is greater than high"))
                    : Stream.empty();
        }

        private Stream<InputError> costFaults() {
            boolean unknown = run != null
                    && run.cost() != null
                    && !CurrencyCode.isKnown(run.cost().currency());
            return unknown
                    ? Stream.of(new InputError("/run/cost/currency", "is not an ISO 4217 currency"))
                    : Stream.empty();
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(
                    subject,
                    FactType.SCORE,
                    "benchmark",
                    benchmark,
                    "version",
                    version,
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
            return other instanceof BenchmarkPublished that && score.equals(that.score);
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
        public String sentence(String subject) {
            var of = version == null ? benchmark : benchmark + " " + version;
            var by = measuredBy == null ? "" : ", measured by " + measuredBy;
            return "%s scores %s on %s%s".formatted(subject, score.phrase(), of, by);
        }
    }
}
