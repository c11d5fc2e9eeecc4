package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two years of a catalogue, 700 snapshots of 800 offerings: killed in the middle, the run goes on and comes to what an undisturbed one does. */
@Tag("bench")
class HistoryCrashIT {

    private static final int SNAPSHOTS = 700;
    private static final int OFFERINGS = 800;
    private static final Instant FIRST = Instant.parse("2024-10-01T12:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void a_run_that_was_killed_in_the_middle_goes_on_and_comes_to_the_same() throws Exception {
        try (var repository = HistoryRepository.in(folder.resolve("repository"))) {
            var catalogues = new DailyCatalogues(OFFERINGS, 11);
            for (var day : DailyCatalogues.days(FIRST, SNAPSHOTS)) {
                repository.commit(day, Map.of("api.json", catalogues.next(12)));
            }
            var killed = killed(repository);
            var undisturbed = undisturbed(repository);
            assertThat(killed).hasSizeGreaterThan(SNAPSHOTS).isEqualTo(undisturbed);
        }
    }

    private Set<String> killed(HistoryRepository repository) throws Exception {
        var directory = Files.createDirectory(folder.resolve("killed"));
        int databasePort = ChildService.freePort();
        String place;
        long before;
        long begun = System.nanoTime();
        try (var service = ChildService.start(directory, settings(directory, databasePort))) {
            place = posted(service.http(), repository);
            eventually("it is in the middle", LONGEST, () -> done(service.http(), place) > SNAPSHOTS / 2);
            service.kill();
            before = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        }
        try (var service = ChildService.start(directory, settings(directory, databasePort))) {
            long again = System.nanoTime();
            var run = ended(service.http(), place);
            System.out.printf(
                    "killed after %d s, went on for %d s%n",
                    before, Duration.ofNanos(System.nanoTime() - again).toSeconds());
            assertThat(run.at("/progress/done").asLong())
                    .isEqualTo(run.at("/progress/total").asLong());
            assertThat(service.http().get("/v1/imports").json().path("data"))
                    .as("one run")
                    .hasSize(1);
            return events(service.http());
        }
    }

    private Set<String> undisturbed(HistoryRepository repository) throws Exception {
        var directory = Files.createDirectory(folder.resolve("undisturbed"));
        try (var service = ChildService.start(directory, settings(directory, ChildService.freePort()))) {
            long begun = System.nanoTime();
            ended(service.http(), posted(service.http(), repository));
            var took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf("%d snapshots of %d offerings in %d s%n", SNAPSHOTS, OFFERINGS, took.toSeconds());
            assertThat(took).isLessThan(LONGEST);
            return events(service.http());
        }
    }

    private static Map<String, String> settings(Path directory, int databasePort) {
        return Map.of(
                "TRACKER_DATA_DIRECTORY", directory.resolve("data").toString(),
                "TRACKER_EMBEDDED_PORT", "" + databasePort,
                "TRACKER_SAMPLE_RECORD", "none",
                "TRACKER_RATE_LIMIT", "off",
                "TRACKER_IMPORTS_ALLOW_FILE_REPOSITORIES", "true",
                "JDK_JAVA_OPTIONS", "");
    }

    private static String posted(Http http, HistoryRepository repository) {
        var accepted = http.post(
                "/v1/imports/modelsdev/history",
                "{\"repository\": \"%s\", \"path\": \"api.json\"}".formatted(repository.url()));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.header("Location");
    }

    private static JsonNode ended(Http http, String place) {
        var run = ImportRuns.ended(http, place);
        assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
        return run;
    }

    private static long done(Http http, String place) {
        return http.get(place).json().at("/progress/done").asLong();
    }

    /** What the log holds of the publisher, without what the log itself adds. */
    private static Set<String> events(Http http) {
        var lines = http.get("/v1/events?publisher=models.dev", "Accept", "application/x-ndjson")
                .body()
                .lines()
                .toList();
        var events = lines.stream()
                .map(line -> ((ObjectNode) JsonMapper.shared().readTree(line))
                        .without(Set.of("position", "recorded_at", "recorded_by"))
                        .toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(events).as("nothing twice").hasSameSizeAs(lines);
        return events;
    }
}
