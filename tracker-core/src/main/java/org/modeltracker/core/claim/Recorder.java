package org.modeltracker.core.claim;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.AppendCondition;
import org.modeltracker.core.log.Commands;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.GroupCommit;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records claims for every caller. */
@Component
public class Recorder {

    private static final int MOST_CALLERS = 100;

    private final Commands commands;
    private final EventLog log;
    private final Clock clock;
    private final @Nullable RecordingObserver observer;
    private final GroupCommit<RecordClaims, List<RecordingResult>> together;

    Recorder(Commands commands, EventLog log, Clock clock, ObjectProvider<RecordingObserver> observers) {
        this.observer = observers.getIfAvailable();
        this.commands = commands;
        this.log = log;
        this.clock = clock;
        this.together = new GroupCommit<>(MOST_CALLERS, this::together, this::alone);
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
     * Records claims in one transaction, in order; a refused one does not keep the others out, unless all or none is asked for. Callers at the
     * same time may share the transaction.
     *
     * @return one outcome for each draft, in order
     * @throws org.modeltracker.core.log.LogBusy if the append lock was not available in time; then nothing is stored
     */
    public List<RecordingResult> record(List<Draft> drafts, String recordedBy, boolean atomic) {
        var command = new RecordClaims(List.copyOf(drafts), recordedBy, atomic, clock.instant());
        return observed(
                drafts,
                () -> command.canShare() && !TransactionSynchronizationManager.isActualTransactionActive()
                        ? together.submit(command)
                        : alone(command),
                Recorder::positions);
    }

    private <T> T observed(List<Draft> drafts, Supplier<T> recording, Function<T, List<Long>> positions) {
        return observer == null
                ? recording.get()
                : observer.observe(drafts.stream().map(Draft::id).toList(), recording, positions);
    }

    private static List<Long> positions(List<RecordingResult> results) {
        return results.stream()
                .filter(RecordingResult.Stored.class::isInstance)
                .map(RecordingResult.Stored.class::cast)
                .map(stored -> stored.event().position())
                .toList();
    }

    private List<RecordingResult> alone(RecordClaims command) {
        Decided decided = commands.send(command);
        return KnownEvents.of(List.of(decided), log).results(decided, command.recordedBy());
    }

    private List<Optional<List<RecordingResult>>> together(List<RecordClaims> callers) {
        List<Optional<Decided>> decided = decide(callers);
        var known = KnownEvents.of(decided.stream().flatMap(Optional::stream).toList(), log);
        return IntStream.range(0, callers.size())
                .mapToObj(i -> decided.get(i)
                        .map(own -> known.results(own, callers.get(i).recordedBy())))
                .toList();
    }

    /** From memory first: what was written a moment ago is mostly as it was. */
    private List<Optional<Decided>> decide(List<RecordClaims> callers) {
        try {
            return commands.send(new RecordTogether(callers, true));
        } catch (AppendCondition.NotMet _) {
            return commands.send(new RecordTogether(callers, false));
        }
    }

    /**
     * The same for callers with many claims who do not need the stored events.
     *
     * @return one decision for each draft, in order
     * @throws org.modeltracker.core.log.LogBusy if the append lock was not available in time; then nothing is stored
     */
    public List<Decision> recordInBulk(List<Draft> drafts, String recordedBy) {
        var command = new RecordClaims(List.copyOf(drafts), recordedBy, false, clock.instant());
        return observed(drafts, () -> commands.<Decided>send(command).decisions(), decisions -> List.of());
    }
}
