package org.modeltracker.core.claim;

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

/** The events that the log had already when decisions asked for them, by id. */
record KnownEvents(Map<UUID, RecordedEvent> byId) {

    static KnownEvents of(List<Decided> decided, EventLog log) {
        var ids = decided.stream()
                .flatMap(some -> some.decisions().stream())
                .flatMap(decision -> decision instanceof Known(UUID id) ? Stream.of(id) : Stream.empty())
                .distinct()
                .toList();
        return new KnownEvents(
                ids.isEmpty()
                        ? Map.of()
                        : log.byIds(ids).stream().collect(Collectors.toMap(RecordedEvent::id, Function.identity())));
    }

    /** One result for each decision, in order. */
    List<RecordingResult> results(Decided decided, String recordedBy) {
        return decided.decisions().stream()
                .<RecordingResult>map(decision -> switch (decision) {
                    case Append(Draft draft, var caveats) ->
                        new RecordingResult.Stored(recorded(draft, decided.places(), recordedBy), true, caveats);
                    case Known(UUID id) ->
                        new RecordingResult.Stored(Objects.requireNonNull(byId.get(id)), false, List.of());
                    case Decision.Refused(Refusal refusal) -> new RecordingResult.Refused(refusal);
                })
                .toList();
    }

    /** It says what its draft said, at the place that the append drew. */
    private static RecordedEvent recorded(Draft draft, Map<UUID, Place> places, String recordedBy) {
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
