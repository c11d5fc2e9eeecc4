package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.BenchReport;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.release.PreviousRelease;
import tools.jackson.databind.JsonNode;

/** How fast a whole catalogue is imported beside the release before, {@code -Dprevious.jar=<file>} by src/bench/build-release. */
@Tag("bench")
class PreviousReleaseBenchIT {

    private static final String FILE = "modelsdev-all/api-2026-06-15.json";
    private static final int ROUNDS = 3;

    @TempDir
    Path directory;

    @Test
    void a_whole_catalogue_into_an_empty_tracker() throws Exception {
        var previous = PreviousRelease.jar();
        var file = CatalogueFolder.real().text(FILE);
        var before = new ArrayList<Double>();
        var now = new ArrayList<Double>();
        for (int n = 0; n < ROUNDS; n++) {
            var place = Files.createDirectories(directory.resolve("previous-" + n));
            before.add(rate(ChildService.startRelease(previous, place, Map.of()), file));
            place = Files.createDirectories(directory.resolve("now-" + n));
            now.add(rate(ChildService.startToMeasure(place, ChildService.freePort()), file));
            System.out.printf(
                    "BENCH whole catalogue, round %d: %.0f offerings a second before, %.0f now%n",
                    n + 1, before.getLast(), now.getLast());
        }
        BenchReport.rate(
                "offerings of a whole catalogue",
                now.stream().mapToDouble(rate -> rate).toArray(),
                "the release before",
                before.stream().mapToDouble(rate -> rate).toArray(),
                0.8);
    }

    /** Offerings a second, from the first byte until every view has them. */
    private static double rate(ChildService service, String file) throws InterruptedException {
        try (service) {
            var answer =
                    service.http().post("/v1/imports/modelsdev?observed_at=2026-06-15", file, "Prefer", "wait=300");
            var run = answer.status() == 201
                    ? answer.json()
                    : ImportRuns.ended(service.http(), answer.header("Location"));
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            return run.at("/offerings/seen").asLong()
                    * 1_000.0
                    / Duration.between(instant(run, "started"), instant(run, "ended"))
                            .toMillis();
        }
    }

    private static Instant instant(JsonNode run, String field) {
        return Instant.parse(run.path(field).asString());
    }
}
