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
 * @param said what it says: for a correction, the replacement
 * @param envelope the event as JSON, as readers receive it
 * @param digest the hash of its content, the last tie-breaker
 * @param ending the correction or retraction of it, if any
 */
record CompetingClaim(
        FactKey question,
        RecordedEvent event,
        ClaimData effectiveData,
        String envelope,
        String digest,
        @Nullable Ending ending) {

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
        return effectiveData.provider(question.subject());
    }

    CompetingClaim endedBy(Ending last) {
        return new CompetingClaim(question, event, effectiveData, envelope, digest, last);
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
