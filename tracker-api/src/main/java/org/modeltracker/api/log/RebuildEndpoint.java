package org.modeltracker.api.log;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.modeltracker.core.projection.RebuildFailed;
import org.modeltracker.core.projection.RebuildUnderWay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds the views from the log. */
@RestController
@RequestMapping("/v1/views/rebuild")
class RebuildEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildEndpoint.class);

    private final ProjectionDaemon views;
    private final EventLog log;
    private final Clock clock;
    private final AtomicReference<Rebuild> latest;

    RebuildEndpoint(ProjectionDaemon views, EventLog log, Clock clock) {
        this.views = views;
        this.log = log;
        this.clock = clock;
        this.latest = new AtomicReference<>(new Rebuild(State.NONE, 0, 0, null, null, null));
    }

    enum State implements WireEnum {
        NONE,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * The progress of the latest rebuild.
     *
     * @param done events replayed, of {@code total} in the log
     * @param reason why it failed; null if it did not fail
     */
    record Rebuild(
            State state,
            long done,
            long total,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable String reason) {}

    /**
     * Starts a rebuild of the views from the log; reads use the old views meanwhile. {@code GET} on the same path shows the progress. The
     * rebuild also processes dead letters that can be read now; see {@code /v1/dead-letters}.
     */
    @ApiResponse(responseCode = "202", description = "The rebuild that is running now.", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Rebuild> startRebuild() {
        var begun = new Rebuild(
                State.RUNNING, 0, log.head(), clock.instant(), null, null); // may fail, so before the lock is taken
        var rebuild = claim();
        latest.set(begun);
        Thread.ofPlatform().name("views-rebuild").start(() -> run(rebuild, begun));
        return ResponseEntity.accepted().header("Location", "/v1/views/rebuild").body(begun);
    }

    private ProjectionDaemon.Rebuild claim() {
        try {
            return views.rebuild();
        } catch (RebuildUnderWay e) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "rebuild-under-way",
                    "Rebuild already running",
                    "A rebuild is already running; GET /v1/views/rebuild shows its progress.");
        }
    }

    /** Shows the progress of the latest rebuild. */
    @GetMapping
    Rebuild getRebuild() {
        return latest.get();
    }

    private void run(ProjectionDaemon.Rebuild rebuild, Rebuild begun) {
        State state = State.FAILED;
        String reason = null;
        try {
            rebuild.run(
                    (done, total) -> latest.set(new Rebuild(State.RUNNING, done, total, begun.started(), null, null)));
            state = State.DONE;
        } catch (RuntimeException e) {
            LOG.error("the rebuild of the views failed; reads still use the old views", e);
            reason = e instanceof RebuildFailed ? e.getMessage() : "The rebuild failed; see the log of the service.";
        } finally {
            var last = latest.get();
            latest.set(new Rebuild(state, last.done(), last.total(), begun.started(), clock.instant(), reason));
        }
    }
}
