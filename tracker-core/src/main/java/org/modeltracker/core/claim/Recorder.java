package org.modeltracker.core.claim;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.claim.Decision.Append;
import org.modeltracker.core.claim.Decision.Known;
import org.modeltracker.core.log.Commands;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.stereotype.Component;

/** Records claims for every caller. */
@Component
public class Recorder {

    private final Commands commands;
    private final EventLog log;
    private final Clock clock;

    Recorder(Commands commands, EventLog log, Clock clock) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    /** The result for one claim. */
    public sealed interface RecordingResult {

        /**
         * @param isNew false when it was known already
         * @param caveats what the caller may have overlooked
         */
        record Stored(RecordedEvent event, boolean isNew, List<Caveat> caveats) implements RecordingResult {}

        record Refused(Refusal refusal) implements RecordingResult {}
    }

    /**
     * Records claims in one transaction, in order; a refused one does not keep the others out, unless all or none is asked for.
     *
     * @return one outcome for each draft, in order
     * @throws org.modeltracker.core.log.LogBusy if the append lock was not available in time; then nothing is stored
     */
    public List<RecordingResult> record(List<Draft> drafts, String recordedBy, boolean atomic) {
        List<Decision> decisions = commands.send(new RecordClaims(drafts, recordedBy, atomic, clock.instant()));
        var places = log.places(decisions.stream()
                .flatMap(decision ->
                        decision instanceof Append(Draft draft, var _) ? Stream.of(draft.id()) : Stream.empty())
                .toList());
        var known = log
                .byIds(decisions.stream()
                        .flatMap(decision -> decision instanceof Known(UUID id) ? Stream.of(id) : Stream.empty())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(RecordedEvent::id, Function.identity()));
        return decisions.stream()
                .<RecordingResult>map(decision -> switch (decision) {
                    case Append(Draft draft, var caveats) ->
                        new RecordingResult.Stored(
                                recorded(draft, Objects.requireNonNull(places.get(draft.id())), recordedBy),
                                true,
                                caveats);
                    case Known(UUID id) ->
                        new RecordingResult.Stored(Objects.requireNonNull(known.get(id)), false, List.of());
                    case Decision.Refused(Refusal refusal) -> new RecordingResult.Refused(refusal);
                })
                .toList();
    }

    /**
     * The same for callers with many claims who do not need the stored events.
     *
     * @return one decision for each draft, in order
     * @throws org.modeltracker.core.log.LogBusy if the append lock was not available in time; then nothing is stored
     */
    public List<Decision> recordInBulk(List<Draft> drafts, String recordedBy) {
        return commands.send(new RecordClaims(List.copyOf(drafts), recordedBy, false, clock.instant()));
    }

    /** An event as the log has it now: it says what its draft said, so only its place has to be asked for. */
    private static RecordedEvent recorded(Draft draft, EventLog.Place place, String recordedBy) {
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
