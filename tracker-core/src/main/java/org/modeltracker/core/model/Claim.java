package org.modeltracker.core.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One claim of one source about one subject. It is the payload of an event in the log. Its JSON is the wire envelope without the fields that the
 * log adds (id, position, recorded_at, recorded_by).
 *
 * @param model {@code organisation/name}; exactly one of model, organisation and benchmark is given
 * @param effective when it was (or will be) true in the world
 * @param observedAt a day or an instant: when the source said or showed it
 * @param quote short, verbatim
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Claim(
        @Nullable String model,
        @Nullable String organisation,
        @Nullable String benchmark,
        PartialDate effective,
        EffectiveBasis effectiveBasis,
        PartialDate observedAt,
        Source source,
        @Nullable String quote,

        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
        ClaimData data) {

    /** When effective is not given, we only know that it held when it was observed. */
    public Claim {
        if (effective == null) {
            effective = day(observedAt);
            effectiveBasis = EffectiveBasis.FIRST_SEEN;
        }
        effectiveBasis = effectiveBasis == null ? EffectiveBasis.STATED : effectiveBasis;
    }

    @JsonIgnore
    public Subject subject() {
        if (model != null) {
            return Subject.model(model);
        }
        return organisation != null
                ? Subject.organisation(organisation)
                : Subject.benchmark(Objects.requireNonNull(benchmark));
    }

    /** When comparisons take it to begin. */
    @JsonIgnore
    public Instant begins() {
        return effective.begins(observed());
    }

    @JsonIgnore
    public Instant observed() {
        return observedAt.start();
    }

    /**
     * One plain sentence for a reader, without a full stop; in the future tense where the source spoke of a time to come.
     */
    public String sentence(SentenceContext it) {
        return effective.start().isAfter(observedAt.lastInstant())
                ? data.announcement(it, effective)
                : data.sentence(it);
    }

    /** The day or instant after which nothing of it holds any longer, by its own words. */
    public Optional<PartialDate> lastEnd() {
        return data.effectiveData().ends().max(Comparator.comparing(PartialDate::end));
    }

    /** One plain sentence about its end, without a full stop. */
    public String endSentence(SentenceContext it) {
        return data.effectiveData().endSentence(it);
    }

    /** The same claim, said in other words: what makes two submissions one event. */
    public Claim withoutQuote() {
        return new Claim(model, organisation, benchmark, effective, effectiveBasis, observedAt, source, null, data);
    }

    /** The claim that replaces another: the same subject, times and source as this one, with other data. */
    public Claim with(ClaimData replacement) {
        return new Claim(
                model, organisation, benchmark, effective, effectiveBasis, observedAt, source, quote, replacement);
    }

    /** What is wrong with it beyond its shape, wherever one can tell without knowing the log. */
    public Stream<InputError> faults(Instant now) {
        var copied = source.archived() == null ? null : source.archived().at();
        return Stream.of(
                        ahead("/observed_at", observed(), now),
                        copied == null ? Stream.<InputError>empty() : ahead("/source/archived/at", copied.start(), now),
                        data.faults().map(fault -> fault.under("/data")))
                .flatMap(faults -> faults);
    }

    private static Stream<InputError> ahead(String place, Instant instant, Instant now) {
        return instant.isAfter(now) ? Stream.of(new InputError(place, "must not be in the future")) : Stream.empty();
    }

    private static PartialDate day(PartialDate observedAt) {
        return observedAt.precision() == PartialDate.Precision.DAY
                ? observedAt
                : PartialDate.day(observedAt.start().atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
