package org.modeltracker.api.importer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.importer.ImportSettings.Past;
import org.modeltracker.api.importer.ImportSettings.Rhythm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Imports the past of the chosen sources once, after their present, one source at a time. */
@Component
class SourcePasts {

    private static final Logger LOG = LoggerFactory.getLogger(SourcePasts.class);
    private static final String BY = "scheduled-import";

    private final SourceChoice sources;
    private final HistoryImports histories;
    private final ImportRunStore store;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Set<String> unreachable = ConcurrentHashMap.newKeySet();

    SourcePasts(SourceChoice sources, HistoryImports histories, ImportRunStore store) {
        this.sources = sources;
        this.histories = histories;
        this.store = store;
    }

    void pulled(String source, boolean isReached) {
        if (isReached) {
            unreachable.remove(source);
        } else {
            unreachable.add(source);
        }
    }

    /** Whether no chosen source could be fetched, as without a network. */
    boolean isCutOff() {
        return !sources.chosen().isEmpty()
                && unreachable.containsAll(sources.chosen().keySet());
    }

    /** Waits for the histories of other sources, so that a first start does not clone them all at once. */
    void importOf(String source) {
        var rhythm = sources.chosen().get(source);
        if (rhythm == null || unreachable.contains(source)) {
            return;
        }
        for (var past : rhythm.past()) {
            if (!store.isHistoryDone(source, history(past))) {
                take(source, past);
            }
        }
    }

    /** Imports what was committed since. Only a repository has the snapshots of such a source, so its past is its present too. */
    void keepUp(String source, Rhythm rhythm) {
        rhythm.past().forEach(past -> pulled(source, take(source, past)));
    }

    /** @return whether the repository was reached, or another import of the source is under way */
    private boolean take(String source, Past past) {
        oneAtATime.lock();
        try {
            var ended = histories
                    .launch(sources.adapter(source), history(past), BY)
                    .end()
                    .join();
            LOG.info(
                    "the past of {} from {}: {}",
                    source,
                    past.repository(),
                    ended.run().state());
            return ended.run().state() != ImportRun.State.FAILED;
        } catch (Problem underWay) {
            LOG.info("not importing the past of {} now: {}", source, underWay.getMessage());
            return true;
        } finally {
            oneAtATime.unlock();
        }
    }

    private static ImportHistory history(Past past) {
        return new ImportHistory(past.repository(), past.path(), "1d", null, null);
    }
}
