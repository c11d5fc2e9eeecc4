package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.BenchReport;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.PlainInserts;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** How fast imports are beside plain inserts of the same rows, and how large they may be. */
@Tag("bench")
class ImportBenchIT {

    private static final int WARM = 10_000;
    private static final int ROUNDS = 5;
    private static final int BATCH = 500; // so many rows share a transaction, as in an import
    private static final int MANY = 100_000;

    @TempDir
    Path directory;

    /** @param recorded events per second until the last was in the log; {@code level}: until every view had it */
    private record Round(long events, double recorded, double level, double plain) {

        @Override
        public String toString() {
            return "%d events, per second: %.0f recorded, %.0f until views are level; %.0f by plain batched inserts; ratios %.2f and %.2f"
                    .formatted(events, recorded, level, plain, recorded / plain, level / plain);
        }
    }

    @Test
    void a_catalogue_into_an_empty_tracker() throws SQLException {
        var file = CatalogueFolder.real().text("modelsdev/api-2026-07-02.json");
        var rounds = new ArrayList<Round>();
        warm();
        for (int n = 1; n <= ROUNDS; n++) {
            rounds.add(round(file));
            System.out.printf("BENCH import, round %d: %s%n", n, rounds.getLast());
        }
        var plain = figures(rounds, Round::plain);
        BenchReport.rate("import, events recorded", figures(rounds, Round::recorded), "batched inserts", plain, 0.5);
        BenchReport.rate("import, until views are level", figures(rounds, Round::level), "batched inserts", plain, 0.3);
    }

    private static double[] figures(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).toArray();
    }

    private static void warm() throws SQLException {
        try (var tracker = ImportingTracker.start()) {
            tracker.imported("modelsdev", ManyOfferings.json(WARM), "2026-05-01");
            PlainInserts.perSecond(tracker.bean(DataSource.class), BATCH);
        }
    }

    /** A rehearsal first: it records nothing, but a server that has just begun knows its connections and statements then. */
    private static Round round(String file) throws SQLException {
        try (var tracker = ImportingTracker.start()) {
            var rehearsed = tracker.post("modelsdev", file, "observed_at=2026-07-02&dry_run=true");
            assertThat(rehearsed.status()).as(rehearsed.body()).isEqualTo(200);
            long begun = System.nanoTime();
            var started = tracker.http()
                    .post("/v1/imports/modelsdev?observed_at=2026-07-02", file, "Prefer", "respond-async");
            assertThat(started.status()).as(started.body()).isEqualTo(202);
            long events = 0;
            double recorded = 0;
            boolean running = true;
            while (running) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                running = isRunning(tracker);
                long head = tracker.head();
                recorded = head > events ? seconds(begun) : recorded;
                events = head;
            }
            double level = seconds(begun);
            var run = tracker.http().get(started.header("Location")).json();
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            return new Round(
                    events,
                    events / recorded,
                    events / level,
                    PlainInserts.perSecond(tracker.bean(DataSource.class), BATCH));
        }
    }

    /** Asked of the database, since asking over HTTP would cost as much as the import. */
    private static boolean isRunning(ImportingTracker tracker) {
        return !tracker.bean(JdbcTemplate.class)
                .queryForList("select id from work.import_run where state = 'running'")
                .isEmpty();
    }

    @Test
    void a_hundred_thousand_offerings_in_half_a_gigabyte() throws Exception {
        try (var service = ChildService.startToMeasure(directory, ChildService.freePort())) { // its heap is 512 MB
            var started = service.http()
                    .post(
                            "/v1/imports/modelsdev?observed_at=2026-05-01",
                            ManyOfferings.json(MANY),
                            "Prefer",
                            "respond-async");
            assertThat(started.status()).as(started.body()).isEqualTo(202);
            var run = started.json();
            long shown = -1;
            while (ImportRuns.state(run).equals("running")) {
                run = service.http().get(started.header("Location")).json();
                long done = run.at("/progress/done").asLong();
                if (done / 30_000 > shown / 30_000 || shown < 0) {
                    System.out.println("BENCH progress " + run.path("progress"));
                    shown = done;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            System.out.printf(
                    "BENCH %d offerings: %s, %s to %s%n", MANY, events(run), run.path("started"), run.path("ended"));
        }
    }

    private static String events(JsonNode run) {
        return run.path("events") + " " + run.path("progress");
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
