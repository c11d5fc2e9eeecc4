package org.modeltracker.api.importer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.modeltracker.api.importer.catalogue.BrokenSnapshot;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Sha256;
import org.springframework.stereotype.Component;

/** One import of a history from beginning to end: the snapshots of a repository, oldest first, each as if it had been imported then. */
@Component
class HistoryImport {

    private final GitRepositories repositories;
    private final SnapshotImports imports;
    private final ImportSettings settings;
    private final ImportRunStore store;
    private final IdentityRules rules;
    private final Clock clock;

    HistoryImport(
            GitRepositories repositories,
            SnapshotImports imports,
            ImportSettings settings,
            ImportRunStore store,
            IdentityRules rules,
            Clock clock) {
        this.repositories = repositories;
        this.imports = imports;
        this.settings = settings;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /** The process ends, and the run goes on when there is one again. */
    static final class Paused extends RuntimeException {
        Paused() {
            super("paused", null, false, false);
        }
    }

    /**
     * Runs to the end.
     *
     * @throws Paused when {@code closing} says so
     * @throws org.modeltracker.api.http.problem.Problem if the repository cannot be used, or the run is cancelled
     */
    byte[] execute(ImportRun run, ImportRequest order, ImportHistory history, Closing closing, ImportReport tally)
            throws IOException {
        try (var opened = repositories.open(history);
                var files = new GitFiles(opened.repository())) {
            var all = new GitSnapshots(opened.repository(), history.path(), settings.git())
                    .list(
                            opened.head(),
                            HistoryRequest.every(history),
                            HistoryRequest.since(history),
                            HistoryRequest.until(history, clock.instant()));
            if (all.isEmpty()) {
                throw HistoryProblems.noSuchPath(history.path());
            }
            tally.count(0, all.size(), clock.instant());
            store.progress(run.id(), tally.progress(run.started()));
            opened.files().bring(wanted(all, order, files));
            take(all, run, order, files, closing, tally);
            return new byte[0];
        }
    }

    /** What has to be read of a clone. A folder with too many files is told when its turn comes. */
    private Set<ObjectId> wanted(List<GitSnapshots.Taken> all, ImportRequest order, GitFiles files) throws IOException {
        var done = store.objects(order.source());
        var wanted = new HashSet<ObjectId>();
        for (var snapshot : all) {
            if (!isDone(snapshot, done)) {
                try {
                    wanted.addAll(files.of(snapshot, order.adapter()));
                } catch (LargeObjectException large) {
                    continue;
                }
            }
        }
        return wanted;
    }

    /** Whether the process is about to end. */
    interface Closing {
        boolean now();
    }

    private void take(
            List<GitSnapshots.Taken> all,
            ImportRun run,
            ImportRequest order,
            GitFiles files,
            Closing closing,
            ImportReport tally)
            throws IOException {
        var done = store.objects(order.source());
        var imported = imports.begin(run, order, tally);
        long count = 0;
        for (var snapshot : all) {
            if (closing.now()) {
                throw new Paused();
            }
            if (store.isCancelled(run.id())) {
                throw HistoryProblems.cancelled();
            }
            if (isDone(snapshot, done)) {
                imported.passOver();
            } else {
                take(snapshot, order, imported, files, tally);
            }
            tally.count(++count, all.size(), clock.instant());
            store.progress(run.id(), tally.progress(run.started()));
        }
        imported.end();
    }

    private static boolean isDone(GitSnapshots.Taken snapshot, Map<Instant, String> done) {
        return snapshot.object().name().equals(done.get(snapshot.at()));
    }

    private void take(
            GitSnapshots.Taken snapshot,
            ImportRequest order,
            SnapshotImports.Importing imported,
            GitFiles files,
            ImportReport tally)
            throws IOException {
        var at = PartialDate.at(snapshot.at());
        if (imported.isSameAgain(snapshot.object().name())) {
            imported.confirm(at);
            return;
        }
        var place = snapshot.at() + " " + snapshot.commit().substring(0, 10);
        try {
            var file = files.read(snapshot, order.adapter());
            var read = order.adapter().read(new ByteArrayInputStream(file), rules, at);
            if (read.size() == 0) {
                tally.skip("no_models", place);
            } else {
                imported.take(read, at, snapshot.object().name(), digest(file));
            }
        } catch (BrokenSnapshot broken) {
            tally.skip(
                    "broken_snapshot",
                    place + ": " + broken.fault().pointer() + " "
                            + broken.fault().detail());
        } catch (LargeObjectException large) {
            tally.skip("snapshot_too_large", place);
        } catch (MissingObjectException missing) {
            tally.skip("missing_from_the_repository", place);
        }
    }

    private static String digest(byte[] file) {
        return "sha-256:" + HexFormat.of().formatHex(Sha256.newDigest().digest(file));
    }
}
