package org.modeltracker.api.importer;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.modeltracker.core.model.PartialDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts imports of histories, goes on with those that a crash or a restart ended, and cancels them. */
@Component
class HistoryImports {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryImports.class);

    private final Map<String, Adapter> adapters;
    private final ImportRunner runner;
    private final HistoryImport importer;
    private final ImportRunStore store;
    private final Clock clock;
    private volatile boolean closing;

    HistoryImports(
            List<Adapter> adapters, ImportRunner runner, HistoryImport importer, ImportRunStore store, Clock clock) {
        this.adapters = adapters.stream().collect(Collectors.toMap(Adapter::source, Function.identity()));
        this.runner = runner;
        this.importer = importer;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Starts one, or finds the same one under way.
     *
     * @throws org.modeltracker.api.http.problem.Problem (409) while another import of the source is under way
     */
    ImportRun start(Adapter adapter, ImportHistory history, String by) {
        return launch(adapter, history, by).run();
    }

    ImportRunner.Started launch(Adapter adapter, ImportHistory history, String by) {
        var before = underWay(adapter, history);
        if (before.isPresent()) {
            return runner.resume(before.get(), work(adapter, history))
                    .orElseGet(() -> ImportRunner.Started.before(before.get()));
        }
        var order = new ImportRequest(adapter, PartialDate.at(clock.instant()), false, false, by, history);
        return runner.start(order, work(adapter, history));
    }

    private Optional<ImportRun> underWay(Adapter adapter, ImportHistory history) {
        return store.running().stream()
                .filter(run -> run.source().equals(adapter.source()) && history.equals(run.history()))
                .findFirst();
    }

    private ImportRunner.Work work(Adapter adapter, ImportHistory history) {
        return (run, tally) -> importer.execute(
                run,
                new ImportRequest(adapter, run.observedAt(), false, false, run.recordedBy(), history),
                history,
                () -> closing,
                tally);
    }

    /** Goes on with the runs that their process left. */
    void resume() {
        for (var run : store.running()) {
            var history = run.history();
            var adapter = adapters.get(run.source());
            if (history != null && adapter != null) {
                runner.resume(run, work(adapter, history))
                        .ifPresent(started -> LOG.info("going on with import {} of {}", run.id(), run.source()));
            }
        }
    }

    /** @throws org.modeltracker.api.http.problem.Problem (404, 409) if there is none that can be cancelled */
    ImportRun cancel(UUID id, ImportRunView view) {
        var run = view.get(id);
        if (!store.cancel(id)) {
            throw HistoryProblems.notCancellable();
        }
        return run;
    }

    /** A run is left where it is; the next process goes on with it. */
    @EventListener(ContextClosedEvent.class)
    void pause() {
        closing = true;
    }
}
