package org.modeltracker.core.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.modeltracker.core.log.Vocabulary;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Statement;

/**
 * An event, and whom it concerns: a correction or retraction concerns those who were told what it corrects.
 *
 * @param origin the claim that was first made; the event itself where it acts on no other
 * @param said what that claim said last, corrections looked through
 */
public record Concern(Recorded event, Recorded origin, Statement said) {

    private static final Duration HISTORY = Duration.ofDays(30);

    /** The types of event whose readers it concerns: its own, and that of what it acts on. */
    public Set<String> types() {
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
