package org.modeltracker.api.importer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.Problems;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.importer.ImportRun.State;
import org.modeltracker.api.importer.catalogue.BrokenSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Starts imports, each on a thread of its own, and keeps account of how they end. */
@Component
class ImportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportExecutor importer;
    private final ImportRunStore store;
    private final ImportLock lock;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Idempotency idempotency;

    ImportRunner(
            ImportExecutor importer,
            ImportRunStore store,
            ImportLock lock,
            Clock clock,
            Supplier<UUID> ids,
            Idempotency idempotency) {
        this.idempotency = idempotency;
        this.importer = importer;
        this.store = store;
        this.lock = lock;
        this.clock = clock;
        this.ids = ids;
    }

    /** A run and how it ended: with a problem, or without. */
    record Ended(ImportRun run, @Nullable Problem problem) {}

    /** A run under way, or one that a request repeated. */
    record Started(ImportRun run, CompletableFuture<Ended> end, boolean isNew) {

        static Started before(ImportRun run) {
            return new Started(run, CompletableFuture.completedFuture(new Ended(run, null)), false);
        }

        /** Waits for its end. @return null when it did not come in time */
        @Nullable
        Ended await(Duration patience) {
            try {
                return end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a run completes its future normally", e);
            }
        }
    }

    /** What a run does; gives the list of what it saw. */
    interface Work {
        byte[] on(ImportRun run, ImportReport tally) throws IOException;
    }

    /**
     * Starts a run on a thread of its own.
     *
     * @throws Problem (409) while another import of the source is under way
     */
    Started start(ImportRequest order, Work work) {
        return start(order, KeyedRequest.UNKEYED, work);
    }

    /** The same once: a repeated request gets the first one's run, unless that failed or was refused. */
    Started start(ImportRequest order, KeyedRequest request, Work work) {
        var free = lock.take(order.source());
        if (free.isEmpty()) {
            return earlier(request).map(Started::before).orElseThrow(() -> ImportProblems.underWay(order.source()));
        }
        var held = free.get();
        try {
            endInterrupted(order.source());
            var begun = ImportRun.begun(ids.get(), order, clock.instant());
            var run = begun(begun, request);
            if (run != begun) {
                held.close();
                return Started.before(run);
            }
            return launch(run, work, held);
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    /** Goes on with a run that its process left. @return empty while another import of the source is under way */
    Optional<Started> resume(ImportRun run, Work work) {
        return lock.take(run.source()).map(held -> {
            try {
                return launch(run, work, held);
            } catch (RuntimeException e) {
                held.close();
                throw e;
            }
        });
    }

    private Started launch(ImportRun run, Work work, ImportLock.Handle held) {
        var end = new CompletableFuture<Ended>();
        Thread.ofPlatform().name("import-" + run.source()).start(() -> {
            // The caller may start the next import of this source as soon as it learns of the end.
            try {
                end.complete(runAndLetGo(run, work, held));
            } catch (RuntimeException | Error e) {
                LOG.error("could not store the end of import {}", run.id(), e);
                end.completeExceptionally(e);
            }
        });
        return new Started(run, end, true);
    }

    private ImportRun begun(ImportRun run, KeyedRequest request) {
        if (run.dryRun()) {
            return run;
        }
        return idempotency.once(
                request,
                () -> {
                    store.begin(run);
                    return run;
                },
                begun -> Reference.to("import", begun.id()),
                found -> store.get(found.uuid()).filter(ImportRunner::holds).orElse(null));
    }

    private Optional<ImportRun> earlier(KeyedRequest request) {
        return idempotency
                .earlier(request)
                .flatMap(found -> store.get(found.uuid()))
                .filter(ImportRunner::holds);
    }

    private static boolean holds(ImportRun run) {
        return run.isRunning() || run.state() == State.DONE;
    }

    private Ended runAndLetGo(ImportRun run, Work work, ImportLock.Handle held) {
        try (held) {
            return run(run, work);
        }
    }

    private Ended run(ImportRun run, Work work) {
        var tally = new ImportReport();
        try {
            var seen = work.on(run, tally);
            return end(run, State.DONE, tally, null, seen);
        } catch (HistoryImport.Paused paused) {
            return new Ended(run, null); // it stays under way
        } catch (BrokenSnapshot broken) {
            return end(run, State.REFUSED, tally, ImportProblems.broken(broken), null);
        } catch (Problem doubt) {
            boolean isOurs = doubt.body().status() < HttpStatus.INTERNAL_SERVER_ERROR.value();
            return end(run, isOurs ? State.REFUSED : State.FAILED, tally, doubt, null);
        } catch (FetchFailed failed) {
            LOG.warn("could not fetch {}: {}", run.source(), failed.reason());
            return end(run, State.FAILED, tally, ImportProblems.notFetched(failed), null);
        } catch (IOException
                | RuntimeException
                | Error e) { // a file too large for the memory is this run's end, not the service's
            LOG.error("import {} of {} failed", run.id(), run.source(), e);
            return end(run, State.FAILED, tally, Problems.of(e).orElseGet(ImportProblems::failed), null);
        }
    }

    private Ended end(ImportRun run, State how, ImportReport tally, @Nullable Problem problem, byte @Nullable [] seen) {
        var reason = problem == null ? null : ImportRun.Reason.of(problem);
        var ended = run.ended(how, clock.instant(), tally, reason);
        if (!run.dryRun()) {
            store.end(ended, tally.etag(), seen);
        }
        return new Ended(ended, problem == null ? null : problem.with("import", run.id()));
    }

    /** Runs that no process is at any more, since their process ended before they did. */
    void endInterrupted() {
        store.running().stream()
                .map(ImportRun::source)
                .distinct()
                .forEach(source -> lock.take(source).ifPresent(held -> {
                    try (held) {
                        endInterrupted(source);
                    }
                }));
    }

    /** The holder of the lock of a source knows that no other process runs an import of it. */
    private void endInterrupted(String source) {
        store.running().stream()
                .filter(run -> run.source().equals(source) && run.history() == null) // a history goes on instead
                .forEach(run -> {
                    var reason = ImportRun.Reason.of(ImportProblems.interrupted());
                    store.end(run.interrupted(clock.instant(), reason), null, null);
                    LOG.warn(
                            "import {} of {} was interrupted; importing the file again completes it", run.id(), source);
                });
    }
}
