package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SourceKind;

/**
 * One of the claims on a fact key.
 *
 * @param event the recorded event
 * @param effectiveData what it means: for a correction, the replacement; with what the subject that it requires adds
 * @param envelope the event as JSON, as readers receive it
 * @param digest the hash of its content, the last tie-breaker
 * @param ending the correction or retraction of it, if any
 * @param knownFrom the position from which it counts for this fact key: its own, or that of a decision about who its subject is
 * @param knownTo exclusive; null while it counts
 * @param remainsFrom where this is only what remains after a part of the claim has ended: from when; else null
 */
record CompetingClaim(
        FactKey question,
        RecordedEvent event,
        ClaimData effectiveData,
        String envelope,
        ContentHash digest,
        @Nullable Ending ending,
        long knownFrom,
        @Nullable Long knownTo,
        @Nullable PartialDate remainsFrom) {

    record Ending(long position, Instant observed) {}

    UUID id() {
        return event.id();
    }

    long position() {
        return event.position();
    }

    String publisher() {
        return event.claim().source().publisher();
    }

    /** What of its publisher's it is about: of a catalogue, one of its lines; else one offer, whatever it is called. */
    String listing() {
        var claim = event.claim();
        return claim.source().kind() == SourceKind.CATALOGUE ? claim.subject().id() : "";
    }

    /** Whether it says that a catalogue's other line of the offer is gone, which ends nothing of this one. */
    boolean isSparedBy(CompetingClaim other) {
        return other.effectiveData.delists() && !other.listing().equals(listing());
    }

    Instant begins() {
        return remainsFrom == null ? event.claim().begins() : remainsFrom.start();
    }

    PartialDate effective() {
        return remainsFrom == null ? event.claim().effective() : remainsFrom;
    }

    /** An end is stated, whatever is known of the beginning. */
    EffectiveBasis basis() {
        return remainsFrom == null ? event.claim().effectiveBasis() : EffectiveBasis.STATED;
    }

    /** Whether it means more than it says, because of the subject that it requires. */
    boolean saysMore() {
        return remainsFrom == null && !effectiveData.equals(event.claim().data().effectiveData());
    }

    /** The same with what it means in the light of the subject that it requires. */
    CompetingClaim meaning(ClaimData data) {
        return copy(question, data, ending, knownFrom, knownTo, remainsFrom);
    }

    /** What remains of it after each of its ends, in their order. */
    Stream<CompetingClaim> remainders() {
        return effectiveData
                .ends()
                .map(PartialDate::end)
                .filter(end -> end.isAfter(begins()))
                .distinct()
                .sorted()
                .map(this::from);
    }

    /** The claim, before any of its parts ended. */
    CompetingClaim whole() {
        return remainsFrom == null
                ? this
                : copy(question, event.claim().data().effectiveData(), ending, knownFrom, knownTo, null);
    }

    private CompetingClaim from(Instant end) {
        return copy(question, effectiveData.heldAt(end), ending, knownFrom, knownTo, PartialDate.from(end));
    }

    private CompetingClaim copy(
            FactKey key,
            ClaimData data,
            @Nullable Ending last,
            long from,
            @Nullable Long to,
            @Nullable PartialDate remainder) {
        return new CompetingClaim(key, event, data, envelope, digest, last, from, to, remainder);
    }

    Instant observed() {
        return event.claim().observed();
    }

    String provider() {
        return effectiveData.provider(event.claim().subject());
    }

    CompetingClaim endedBy(Ending last) {
        return copy(question, effectiveData, last, knownFrom, knownTo, remainsFrom);
    }

    /** The same up to a position, from which it counts for another fact key. */
    CompetingClaim knownUntil(long position) {
        return copy(question, effectiveData, ending, knownFrom, position, remainsFrom);
    }

    /** The same for another fact key, from a position on. */
    CompetingClaim movedTo(FactKey key, long position) {
        return copy(key, effectiveData, ending, position, null, remainsFrom);
    }

    boolean isKnownAt(long position) {
        return knownFrom <= position && (knownTo == null || position < knownTo);
    }

    /** The fact key as the event itself names it, whichever model its subject is. */
    FactKey ownKey() {
        var subject = event.claim().subject();
        return switch (question.fact()) {
            case EXPECTATION, RESOLUTION, REPORTED -> new FactKey(subject, question.fact(), question.key());
            default -> effectiveData.question(subject, id()).orElseThrow();
        };
    }

    /** An event's id says all; comparing contents again and again would be slow. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompetingClaim that
                && id().equals(that.id())
                && question.equals(that.question)
                && Objects.equals(remainsFrom, that.remainsFrom);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    boolean independent() {
        return effectiveData.independent(question.subject(), event.claim().source());
    }
}
