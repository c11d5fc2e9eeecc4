package org.modeltracker.core.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.ClaimEvent;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;

/**
 * An event and the fact key that it affects. A correction or retraction affects the key of the claim that it amends; an observation affects the
 * keys of the claims that it confirms.
 *
 * @param origin the original claim; the event itself if it amends no other
 * @param effectiveData what that claim said last, corrections looked through
 * @param key the fact key that it answered when it was recorded, or that it affects; null if there is none
 * @param affectedKey another key that the event affects; null for its own
 * @param due the instant at which an answer of the event began or ended by itself; null for what the event did when it was recorded
 */
public record EventImpact(
        RecordedEvent event,
        RecordedEvent origin,
        ClaimData effectiveData,
        @Nullable FactKey key,
        @Nullable AffectedKey affectedKey,
        @Nullable Instant due) {

    private static final Duration HISTORY = Duration.ofDays(30);

    /**
     * Another question, whose answer the event changed.
     *
     * @param type of the event that gives that answer
     */
    public record AffectedKey(FactKey question, String type) {}

    EventImpact bearingOn(AffectedKey other) {
        return new EventImpact(event, origin, effectiveData, other.question(), other, null);
    }

    /** What becomes of an event by itself, at an instant that lies behind its recording. */
    static EventImpact due(RecordedEvent event, FactKey key, Instant instant) {
        return new EventImpact(event, event, event.claim().data().effectiveData(), key, null, instant);
    }

    /** The model that the event's subject was when it was recorded, or the subject of the affected key. */
    public Subject subject() {
        return key == null ? event.claim().subject() : key.subject();
    }

    /** The event's own, or one that is always made of the same event and question, or of the same event and instant. */
    public UUID id() {
        if (due != null) {
            return UUID.nameUUIDFromBytes((event.id() + " at " + due).getBytes(StandardCharsets.UTF_8));
        }
        return affectedKey == null
                ? event.id()
                : UUID.nameUUIDFromBytes((event.id() + " " + affectedKey.question()).getBytes(StandardCharsets.UTF_8));
    }

    /** Event types whose subscribers are notified: this event's type and the type of the claim that it amends, or the affected answer's type. */
    public Set<String> types() {
        if (affectedKey != null) {
            return Set.of(affectedKey.type());
        }
        if (due != null) {
            return Set.of(EventTypeRegistry.type(effectiveData));
        }
        var own = EventTypeRegistry.type(event.claim().data());
        var concerned = EventTypeRegistry.type(effectiveData);
        return own.equals(concerned) ? Set.of(own) : Set.of(own, concerned);
    }

    /** Whether its origin was in effect for more than 30 days when the log learned of it. */
    public boolean historical() {
        return due == null
                && origin.claim().begins().isBefore(origin.recordedAt().minus(HISTORY));
    }

    /** When it is news: as its event is recorded, or when it is due. */
    public Instant happens() {
        return due == null ? event.recordedAt() : due;
    }

    /** When it takes effect: a retraction, where that which it retracts did. */
    Instant begins() {
        return event.claim().data() instanceof ClaimEvent.ClaimRetracted
                ? origin.claim().begins()
                : event.claim().begins();
    }
}
