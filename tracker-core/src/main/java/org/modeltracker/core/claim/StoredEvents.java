package org.modeltracker.core.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.claim.Decision.Append;
import org.modeltracker.core.claim.Decision.Known;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventLog.Place;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.RecordedEvent;

/** What the log has after decisions: the places of new events, and the events that were known before. */
record StoredEvents(Map<UUID, Place> places, Map<UUID, RecordedEvent> known) {

    static StoredEvents of(List<Decided> decided, EventLog log) {
        var places = new HashMap<UUID, Place>();
        decided.forEach(some -> places.putAll(some.places()));
        var known = decided.stream()
                .flatMap(some -> some.decisions().stream())
                .flatMap(decision -> decision instanceof Known(UUID id) ? Stream.of(id) : Stream.empty())
                .distinct()
                .toList();
        return new StoredEvents(
                places,
                known.isEmpty()
                        ? Map.of()
                        : log.byIds(known).stream().collect(Collectors.toMap(RecordedEvent::id, Function.identity())));
    }

    /** One result for each decision, in order. */
    List<RecordingResult> results(List<Decision> decisions, String recordedBy) {
        return decisions.stream()
                .<RecordingResult>map(decision -> switch (decision) {
                    case Append(Draft draft, var caveats) ->
                        new RecordingResult.Stored(recorded(draft, recordedBy), true, caveats);
                    case Known(UUID id) ->
                        new RecordingResult.Stored(Objects.requireNonNull(known.get(id)), false, List.of());
                    case Decision.Refused(Refusal refusal) -> new RecordingResult.Refused(refusal);
                })
                .toList();
    }

    /** It says what its draft said, so only its place has to be asked for. */
    private RecordedEvent recorded(Draft draft, String recordedBy) {
        var place = Objects.requireNonNull(places.get(draft.id()));
        var claim = draft.claim();
        return new RecordedEvent(
                draft.id(),
                place.position(),
                EventTypeRegistry.revision(claim.data()),
                place.recordedAt(),
                recordedBy,
                claim);
    }
}
