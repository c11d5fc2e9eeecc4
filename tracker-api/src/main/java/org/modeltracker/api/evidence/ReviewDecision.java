package org.modeltracker.api.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.InputError;

/**
 * What a difference means. Fields may be missing until {@link #faults} has checked it.
 *
 * @param state {@code recorded} or {@code dismissed}
 * @param events ids of the events that were recorded because of the difference; none if it is dismissed
 * @param reason for those who look later, at most 500 characters
 */
public record ReviewDecision(
        @JsonProperty("decision") @Nullable ReviewState state,
        List<UUID> events,
        @Nullable String reason) {

    private static final int MOST = 100;
    private static final int LONGEST = 500;

    public ReviewDecision(@Nullable ReviewState state, @Nullable List<UUID> events, @Nullable String reason) {
        this.state = state;
        this.events = events == null ? List.of() : events.stream().distinct().toList();
        this.reason = reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** All but unknown events. */
    List<InputError> faults() {
        var faults = new ArrayList<InputError>();
        if (state == null || state == ReviewState.OPEN) {
            faults.add(new InputError("/decision", "must be recorded or dismissed"));
        }
        if (events.stream().anyMatch(Objects::isNull)) {
            faults.add(new InputError("/events", "must have ids, no null"));
        }
        if (state == ReviewState.RECORDED && (events.isEmpty() || events.size() > MOST)) {
            faults.add(new InputError("/events", "must have 1 to %d ids of recorded events".formatted(MOST)));
        }
        if (state == ReviewState.DISMISSED && !events.isEmpty()) {
            faults.add(new InputError("/events", "must be empty if the decision is dismissed"));
        }
        if (reason != null && (reason.length() > LONGEST || reason.contains("\0"))) {
            faults.add(new InputError("/reason", "must have at most %d characters".formatted(LONGEST)));
        }
        return faults;
    }
}
