package org.modeltracker.core.claim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.Vocabulary;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.Subject;

/**
 * An event, and whom it concerns: a correction or retraction concerns those who were told what it corrects, and a source that was observed those
 * who were told what its observation confirms.
 *
 * @param origin the claim that was first made; the event itself where it acts on no other
 * @param said what that claim said last, corrections looked through
 * @param bearing what else it bears on; null for the event itself
 */
public record Concern(
        Recorded event,
        Recorded origin,
        Statement said,
        @Nullable Bearing bearing) {

    private static final Duration HISTORY = Duration.ofDays(30);

    /**
     * Another question, whose answer the event changed.
     *
     * @param type of the event that gives that answer
     */
    public record Bearing(Question question, String type) {}

    Concern bearingOn(Bearing other) {
        return new Concern(event, origin, said, other);
    }

    /** The event's own, or one that is always made of the same event and question. */
    public UUID id() {
        return bearing == null
                ? event.id()
                : UUID.nameUUIDFromBytes((event.id() + " " + bearing.question()).getBytes(StandardCharsets.UTF_8));
    }

    public Subject subject() {
        return bearing == null ? event.claim().subject() : bearing.question().subject();
    }

    /** The types of event whose readers it concerns: its own, and that of what it acts on; or that of what it bears on. */
    public Set<String> types() {
        if (bearing != null) {
            return Set.of(bearing.type());
        }
        var own = Vocabulary.type(event.claim().data());
        var concerned = Vocabulary.type(said);
        return own.equals(concerned) ? Set.of(own) : Set.of(own, concerned);
    }

    /** Whether its origin was in effect for more than 30 days when the log learned of it. */
    public boolean historical() {
        return origin.claim().begins().isBefore(origin.recordedAt().minus(HISTORY));
    }

    /** When it takes effect: a retraction, where that which it retracts did. */
    Instant begins() {
        return event.claim().data() instanceof ClaimEvent.ClaimRetracted
                ? origin.claim().begins()
                : event.claim().begins();
    }
}
