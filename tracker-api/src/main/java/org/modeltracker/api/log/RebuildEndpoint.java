package org.modeltracker.api.log;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.modeltracker.core.projection.RebuildTable;
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
    private final RebuildTable rebuilds;

    RebuildEndpoint(ProjectionDaemon views, RebuildTable rebuilds) {
        this.views = views;
        this.rebuilds = rebuilds;
    }

    /**
     * Starts a rebuild of the views from the log; reads use the old views meanwhile. {@code GET} on the same path shows the progress. The
     * rebuild also processes dead letters that can be read now; see {@code /v1/dead-letters}.
     */
    @ApiResponse(responseCode = "202", description = "The rebuild that is running now.", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Rebuild> startRebuild() {
        var rebuild = claim();
        Thread.ofPlatform().name("views-rebuild").start(() -> run(rebuild));
        return ResponseEntity.accepted().header("Location", "/v1/views/rebuild").body(getRebuild());
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

    /** Shows the progress of the latest rebuild, at whichever node. */
    @GetMapping
    Rebuild getRebuild() {
        return Rebuild.of(rebuilds.latest());
    }

    private static void run(ProjectionDaemon.Rebuild rebuild) {
        try {
            rebuild.run((_, _) -> {});
        } catch (RuntimeException e) {
            LOG.debug(
                    "the rebuild that an operator asked for failed", e); // it is logged, and kept for everybody to see
        }
    }
}
