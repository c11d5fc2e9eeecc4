package org.modeltracker.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.TestDatabase;

/**
 * All views computed anew from 100,000 events, in 512 MB of heap, beside a cursor that reads the same rows. {@code -Dbench.size=large} does the
 * same with 1,000,000 events of 100,000 models. Prints ratios, and asserts only that what is measured took place.
 */
@Tag("bench")
class RebuildBenchIT {

    private static final int MODELS = 1_000;
    private static final int CLAIMS = 10; // of each model
    private static final int PART = 100; // models in a request
    private static final int ROUNDS = 3;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    Path directory;

    @Test
    void all_views_beside_a_cursor() throws Exception {
        var few = rebuilt(10);
        if (System.getProperty("bench.size", "").equals("large")) {
            BenchReport.rate("rebuild, 1,000,000 events", rebuilt(100), "100,000 events", few, 0.9);
        }
    }

    /** @return events a second, of each round */
    private double[] rebuilt(int times) throws Exception {
        var database = TestDatabase.fresh();
        var place = Files.createDirectories(directory.resolve("times-" + times));
        try (var service = ChildService.startThisRelease(
                place,
                Map.of(
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.username(),
                        "SPRING_DATASOURCE_PASSWORD", database.password()))) {
            var http = service.http();
            for (int from = 0; from < MODELS; from += PART) {
                load(http, from);
            }
            multiply(database, times);
            int events = MODELS * CLAIMS * times;
            eventually(
                    "the views have read all events",
                    PATIENCE,
                    () -> http.get("/v1/models?limit=1&as_of=" + events).status() == 200);
            var ours = new double[ROUNDS];
            var plain = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = rebuildsPerSecond(http, events);
                plain[round] = cursorPerSecond(database);
            }
            BenchReport.rate(
                    "rebuild of all views, %,d events".formatted(events), ours, "an ordered cursor", plain, 0.3);
            return ours;
        }
    }

    private static void load(Http http, int from) {
        var claims = IntStream.range(from, from + PART)
                .mapToObj("bench/m-%d"::formatted)
                .flatMap(model -> Stream.of(
                        Envelope.announced(model, "2026-01-15"),
                        Envelope.access(model, "2026-02-01", "private_preview"),
                        Envelope.access(model, "2026-03-01", "public_preview"),
                        Envelope.access(model, "2026-04-01", "general_availability"),
                        Envelope.status(model, "2026-02-01", "closed"),
                        Envelope.price(model, "2026-02-01", "9"),
                        Envelope.price(model, "2026-03-01", "8"),
                        Envelope.price(model, "2026-04-01", "7"),
                        Envelope.price(model, "2026-05-01", "6"),
                        Envelope.price(model, "2026-06-01", "5")));
        var answer = http.ndjson("/v1/events", claims.map(Envelope::toString).collect(joining("\n")));
        assertThat(answer.body().lines()).allMatch(line -> line.contains("\"status\":201"));
    }

    /** The same events of so many times as many models, as if each had been recorded. */
    private static void multiply(TestDatabase database, int times) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into log.event (position, event_id, stream, sequence, stream_kind, recorded_at, type, revision, payload, metadata)
                    select (n - 1) * h.position + e.position, gen_random_uuid(), replace(stream, '/m-', '/m' || n || '-'), sequence,
                           stream_kind, h.recorded_at, type, revision, replace(payload::text, '/m-', '/m' || n || '-')::jsonb, metadata
                      from generate_series(2, %1$d) n, log.head h, log.event e
                     order by n, e.position;
                    update log.head set position = %1$d * position""".formatted(times));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze log.event");
        }
    }

    private static double rebuildsPerSecond(Http http, int events) {
        assertThat(http.post("/v1/views/rebuild", "").status()).isEqualTo(202);
        eventually("the rebuild ends", PATIENCE, () -> hasEnded(http));
        var rebuild = http.get("/v1/views/rebuild");
        assertThat(rebuild.at("/state")).as(rebuild.body()).isEqualTo("done");
        var took = Duration.between(Instant.parse(rebuild.at("/started")), Instant.parse(rebuild.at("/ended")));
        return events * 1e3 / took.toMillis();
    }

    /** Who asks too often is measured too. */
    private static boolean hasEnded(Http http) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        return !http.get("/v1/views/rebuild").at("/state").equals("running");
    }

    private static double cursorPerSecond(TestDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(500);
            long begun = System.nanoTime();
            int read = 0;
            try (var rows = statement.executeQuery(
                    "select position, event_id, stream, type, recorded_at, payload from log.event order by position")) {
                while (rows.next()) {
                    rows.getString("payload");
                    read++;
                }
            }
            return read * 1e9 / (System.nanoTime() - begun);
        }
    }
}
