package org.modeltracker.core.claim;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Recorded;
import org.springframework.stereotype.Component;

/** The way in: claims are recorded here, whoever brings them. */
@Component
public class Recorder {

    private final CommandGateway commands;
    private final EventLog log;
    private final Clock clock;

    Recorder(CommandGateway commands, EventLog log, Clock clock) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    /** What became of one claim. */
    public sealed interface Outcome {

        /** @param isNew false when it was known already */
        record Stored(Recorded event, boolean isNew) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    /**
     * Records claims in one transaction, in order; a refused one does not keep the others out, unless all or none is asked for.
     *
     * @return one outcome for each draft, in order
     * @throws org.modeltracker.core.log.LogBusy when the log could not be had in time; nothing is stored then
     */
    public List<Outcome> record(List<Draft> drafts, String recordedBy, boolean atomic) {
        List<Decision> decisions = commands.sendAndWait(new RecordClaims(drafts, recordedBy, atomic, clock.instant()));
        var stored = log.byIds(decisions.stream().flatMap(Recorder::id).toList()).stream()
                .collect(Collectors.toMap(Recorded::id, Function.identity()));
        return decisions.stream().map(decision -> outcome(decision, stored)).toList();
    }

    /**
     * The same for who brings many and needs no stored events back.
     *
     * @return one decision for each draft, in order
     * @throws org.modeltracker.core.log.LogBusy when the log could not be had in time; nothing is stored then
     */
    public List<Decision> recordInBulk(List<Draft> drafts, String recordedBy) {
        return commands.sendAndWait(new RecordClaims(List.copyOf(drafts), recordedBy, false, clock.instant()));
    }

    private static Outcome outcome(Decision decision, Map<UUID, Recorded> stored) {
        return switch (decision) {
            case Decision.Append append ->
                new Outcome.Stored(
                        Objects.requireNonNull(stored.get(append.draft().id())), true);
            case Decision.Known known -> new Outcome.Stored(Objects.requireNonNull(stored.get(known.id())), false);
            case Decision.Refused refused -> new Outcome.Refused(refused.refusal());
        };
    }

    private static Stream<UUID> id(Decision decision) {
        return switch (decision) {
            case Decision.Append append -> Stream.of(append.draft().id());
            case Decision.Known known -> Stream.of(known.id());
            case Decision.Refused refused -> Stream.empty();
        };
    }
}
