package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.SecondTracker;

/** Two years of a catalogue: 700 snapshots of 800 offerings in one run, in under a minute. */
@Tag("bench")
class HistoryBenchIT {

    private static final int SNAPSHOTS = 700;
    private static final int OFFERINGS = 800;
    private static final Instant FIRST = Instant.parse("2024-10-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void two_years_of_a_catalogue() {
        try (var repository = HistoryRepository.in(folder);
                var tracker = SecondTracker.start(
                        ImportingTracker.NOW,
                        "--tracker.rate-limit=off",
                        "--tracker.imports.allow-file-repositories=true")) {
            var catalogues = new DailyCatalogues(OFFERINGS, 11);
            for (var day : DailyCatalogues.days(FIRST, SNAPSHOTS)) {
                repository.commit(day, Map.of("api.json", catalogues.next(12)));
            }
            long begun = System.nanoTime();
            var place = tracker.http()
                    .post(
                            "/v1/imports/modelsdev/history",
                            "{\"repository\": \"%s\", \"path\": \"api.json\"}".formatted(repository.url()))
                    .header("Location");
            var run = ImportRuns.ended(tracker.http(), place);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    "BENCH history: %d snapshots, events %s, in %.1f s%n",
                    run.at("/progress/done").asLong(), run.path("events"), took.toMillis() / 1000.0);
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            assertThat(took).isLessThan(Duration.ofSeconds(60));
        }
    }
}
