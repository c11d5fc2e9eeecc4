package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Http;
import org.modeltracker.core.fault.FaultRow;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The power cord is pulled in the middle of an import: importing the same file again comes to what an undisturbed run comes to. */
@FaultRow(
        fault = "kill -9 of a node during an import",
        checked = "the same file comes to what an undisturbed run comes to")
class ImportCrashIT {

    private static final int OFFERINGS = 1_500;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String QUERY = "/v1/imports/modelsdev?observed_at=2026-05-01";

    @TempDir
    Path directory;

    @Test
    void after_kill_9_the_same_file_completes_the_import_and_nothing_is_there_twice() throws Exception {
        int databasePort = ChildService.freePort();
        var file = ManyOfferings.json(OFFERINGS);
        String place;
        try (var service = ChildService.start(directory, databasePort)) {
            place = service.http().post(QUERY, file, "Prefer", "respond-async").header("Location");
            awaitMiddle(service.http(), place);
            service.kill();
        }
        Set<String> completed;
        try (var service = ChildService.start(directory, databasePort)) {
            var cut = service.http().get(place).json();
            assertThat(ImportRuns.state(cut)).isEqualTo("failed");
            assertThat(cut.at("/problem/type").asString()).endsWith("interrupted");
            assertThat(events(service.http())).as("of the first run").isNotEmpty();

            var again = service.http().post(QUERY, file);
            assertThat(again.status()).as(again.body()).isIn(201, 202);
            var run = ImportRuns.ended(service.http(), again.header("Location"));
            assertThat(ImportRuns.state(run)).isEqualTo("done");
            completed = events(service.http());
        }
        try (var undisturbed = ImportingTracker.start()) {
            undisturbed.imported("modelsdev", file, "2026-05-01");
            assertThat(completed).hasSizeGreaterThan(OFFERINGS * 4).isEqualTo(events(undisturbed.http()));
        }
    }

    private static void awaitMiddle(Http http, String place) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        var run = http.get(place).json();
        while (run.at("/progress/done").asLong() == 0) {
            assertThat(ImportRuns.state(run)).isEqualTo("running");
            assertThat(System.nanoTime())
                    .as("the import did not begin to record in time")
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            run = http.get(place).json();
        }
        assertThat(run.at("/progress/done").asLong())
                .isLessThan(run.at("/progress/total").asLong());
    }

    /** What the log holds of the publisher, without what the log itself adds. */
    private static Set<String> events(Http http) {
        var lines = http.get("/v1/events?publisher=models.dev", "Accept", "application/x-ndjson")
                .body()
                .lines()
                .toList();
        var events = lines.stream()
                .map(line ->
                        ((ObjectNode) JSON.readTree(line)).without(Set.of("position", "recorded_at", "recorded_by")))
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(events).as("nothing twice").hasSameSizeAs(lines);
        return events;
    }
}
