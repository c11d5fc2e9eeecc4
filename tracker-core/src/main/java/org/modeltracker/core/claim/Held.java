package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Statement;

/**
 * A claim among those that answer one question.
 *
 * @param event what was recorded
 * @param said what it says: for a correction, the replacement
 * @param envelope the event as readers get it, as JSON
 * @param digest of its content, the last resort when all else is equal
 * @param ending what corrected or retracted it, if anything
 */
record Held(
        Question question,
        Recorded event,
        Statement said,
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
        return said.provider(question.subject());
    }

    Held endedBy(Ending last) {
        return new Held(question, event, said, envelope, digest, last);
    }

    /** An event's id says all; comparing contents again and again would be slow. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Held that && id().equals(that.id()) && question.equals(that.question);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    boolean independent() {
        return said.independent(question.subject(), event.claim().source());
    }
}
