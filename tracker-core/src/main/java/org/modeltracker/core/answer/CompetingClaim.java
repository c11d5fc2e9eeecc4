package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.RecordedEvent;

/**
 * One of the claims on a fact key.
 *
 * @param event the recorded event
 * @param effectiveData what it says: for a correction, the replacement
 * @param envelope the event as JSON, as readers receive it
 * @param digest the hash of its content, the last tie-breaker
 * @param ending the correction or retraction of it, if any
 * @param knownFrom the position from which it counts for this fact key: its own, or that of a decision about who its subject is
 * @param knownTo exclusive; null while it counts
 */
record CompetingClaim(
        FactKey question,
        RecordedEvent event,
        ClaimData effectiveData,
        String envelope,
        String digest,
        @Nullable Ending ending,
        long knownFrom,
        @Nullable Long knownTo) {

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

    Instant begins() {
        return event.claim().begins();
    }

    Instant observed() {
        return event.claim().observed();
    }

    String provider() {
        return effectiveData.provider(event.claim().subject());
    }

    CompetingClaim endedBy(Ending last) {
        return new CompetingClaim(question, event, effectiveData, envelope, digest, last, knownFrom, knownTo);
    }

    /** The same up to a position, from which it counts for another fact key. */
    CompetingClaim knownUntil(long position) {
        return new CompetingClaim(question, event, effectiveData, envelope, digest, ending, knownFrom, position);
    }

    /** The same for another fact key, from a position on. */
    CompetingClaim movedTo(FactKey key, long position) {
        return new CompetingClaim(key, event, effectiveData, envelope, digest, ending, position, null);
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
        return other instanceof CompetingClaim that && id().equals(that.id()) && question.equals(that.question);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    boolean independent() {
        return effectiveData.independent(question.subject(), event.claim().source());
    }
}
