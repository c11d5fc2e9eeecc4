package org.modeltracker.api.importer;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far the tracker is with filling itself, in a line for every page of the present. */
@Component
public class SourceProgress {

    private final SourceChoice sources;
    private final SourcePasts pasts;
    private final ImportRunStore store;

    SourceProgress(SourceChoice sources, SourcePasts pasts, ImportRunStore store) {
        this.sources = sources;
        this.pasts = pasts;
        this.store = store;
    }

    /** @return empty where nothing is left to import, or {@code tracker.sources} names none */
    public Optional<String> line() {
        if (sources.chosen().isEmpty()) {
            return Optional.empty();
        }
        if (pasts.isCutOff()) {
            return Optional.of("The sources cannot be reached. The tracker shows what is recorded, and tries again.");
        }
        return store.running().stream()
                .filter(run -> sources.chosen().containsKey(run.source()))
                .findFirst()
                .map(SourceProgress::line);
    }

    private static String line(ImportRun run) {
        var progress = run.progress();
        return run.history() == null
                ? "Importing the present of %s.".formatted(run.source())
                : progress.total() == 0
                        ? "Fetching the past of %s.".formatted(run.source())
                        : "Importing the past of %s: %d of %d snapshots."
                                .formatted(run.source(), progress.done(), progress.total());
    }
}
