package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;

/**
 * The answer to one fact key, on one rectangle of valid time and record time.
 *
 * @param span the rectangle on which it holds, never clipped to the query
 * @param since the begin of the unbroken run of equal answers
 * @param disputedSince null if it is not disputed
 * @param claims the live claims; the answering one first
 * @param lastObserved when the answering claim was last seen to hold: by its own observation, or by a later one of its publisher
 * @param staleness from when its publisher, who looks at what it lists regularly, had not looked for long; null if never
 */
public record Answer(
        FactKey question,
        BitemporalPeriod span,
        PartialDate since,
        EffectiveBasis sinceBasis,
        boolean disputed,
        @Nullable PartialDate disputedSince,
        List<RecordedEvent> claims,
        PartialDate lastObserved,
        @Nullable Staleness staleness) {

    /** As nobody looked at it again. */
    public Answer(
            FactKey question,
            BitemporalPeriod span,
            PartialDate since,
            EffectiveBasis sinceBasis,
            boolean disputed,
            @Nullable PartialDate disputedSince,
            List<RecordedEvent> claims,
            PartialDate lastObserved) {
        this(question, span, since, sinceBasis, disputed, disputedSince, claims, lastObserved, null);
    }

    /**
     * @param effectiveFrom null without beginning
     * @param effectiveTo exclusive; null without end
     * @param recordedTo exclusive; null while it is current, as is positionTo
     */
    public record BitemporalPeriod(
            @Nullable Instant effectiveFrom,
            @Nullable Instant effectiveTo,
            Instant recordedFrom,
            @Nullable Instant recordedTo,
            long positionFrom,
            @Nullable Long positionTo) {}

    public RecordedEvent event() {
        return claims.getFirst();
    }

    /** Who makes the claim that gives the answer. */
    String publisher() {
        return event().claim().source().publisher();
    }

    /** How much the claim that gives the answer counts against answers to the same question in another setting. */
    public ClaimWorth worth() {
        var claim = event().claim();
        return new ClaimWorth(
                !effectiveData().asserts(),
                effectiveData().independent(question.subject(), claim.source()),
                claim.source().kind(),
                claim.begins(),
                claim.observed());
    }

    /** The effective data of the claim that gives the answer. */
    public ClaimData effectiveData() {
        return held(event());
    }

    /** Without the parts that have ended by then. */
    private ClaimData held(RecordedEvent event) {
        var data = event.claim().data().effectiveData();
        return span.effectiveFrom() == null ? data : data.heldAt(span.effectiveFrom());
    }

    /** The id under which a shop lists the model, verbatim; null if the claim is about the model itself. */
    public @Nullable String listedAs() {
        var subject = event().claim().subject();
        return subject.equals(question.subject())
                ? null
                : ListingSubject.parse(subject.id()).map(ListingSubject::id).orElse(subject.id());
    }

    /** The effective data of each live claim; the first one gives the answer. */
    public Stream<ClaimData> allSaid() {
        return claims.stream().map(this::held);
    }

    /** The same as a reader at a position could know it: an end that was recorded later is not known yet. */
    Answer knownAt(long position) {
        boolean ended = span.positionTo() != null && span.positionTo() <= position;
        var known = ended
                ? span
                : new BitemporalPeriod(
                        span.effectiveFrom(), span.effectiveTo(), span.recordedFrom(), null, span.positionFrom(), null);
        return new Answer(question, known, since, sinceBasis, disputed, disputedSince, claims, lastObserved, staleness);
    }

    /** The same, seen to hold by its publisher once more, perhaps later. */
    Answer seen(Instant again) {
        return new Answer(
                question,
                span,
                since,
                sinceBasis,
                disputed,
                disputedSince,
                claims,
                lastObserved.orLater(again),
                staleness);
    }

    /** The same, without the claims beside the answering one. */
    Answer alone() {
        return new Answer(
                question, span, since, sinceBasis, disputed, disputedSince, List.of(event()), lastObserved, staleness);
    }

    /** The same, of a publisher that is overdue. */
    Answer stale(Staleness from) {
        return new Answer(question, span, since, sinceBasis, disputed, disputedSince, claims, lastObserved, from);
    }
}
