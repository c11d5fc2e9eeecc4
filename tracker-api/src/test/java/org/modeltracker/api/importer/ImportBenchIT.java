package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ChildService;
import tools.jackson.databind.JsonNode;

/** How fast imports are beside plain inserts of the same rows, and how large they may be. */
@Tag("bench")
class ImportBenchIT {

    private static final int BATCH = 500;
    private static final int MANY = 100_000;

    @TempDir
    Path directory;

    @Test
    void a_catalogue_into_an_empty_tracker() throws SQLException {
        var file = CatalogueFolder.text("modelsdev/api-2026-07-02.json");
        try (var warm = ImportingTracker.start()) {
            warm.imported("modelsdev", ManyOfferings.json(500), "2026-05-01");
        }
        try (var tracker = ImportingTracker.start()) {
            long begun = System.nanoTime();
            var started = tracker.http()
                    .post("/v1/imports/modelsdev?observed_at=2026-07-02", file, "Prefer", "respond-async");
            double recorded = 0;
            var run = started.json();
            while (Runs.state(run).equals("running")) {
                run = tracker.http().get(started.header("Location")).json();
                boolean all = run.at("/progress/done").asLong() > 0
                        && run.at("/progress/done").equals(run.at("/progress/total"));
                recorded = all && recorded == 0 ? seconds(begun) : recorded;
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            long events = tracker.head();
            double level = events / seconds(begun);
            double plain = insertAgain(tracker.bean(DataSource.class));
            System.out.printf(
                    "BENCH import of %d events: recorded in %.2f s, %.0f/s; until the views were level %.0f/s;"
                            + " plain batched inserts of the same rows: %.0f/s; ratio %.2f recorded, %.2f level%n",
                    events, recorded, events / recorded, level, plain, events / recorded / plain, level / plain);
            assertThat(Runs.state(run)).isEqualTo("done");
        }
    }

    @Test
    void a_hundred_thousand_offerings_in_half_a_gigabyte() throws Exception {
        try (var service = ChildService.start(directory, ChildService.freePort())) { // its heap is 512 MB
            var started = service.http()
                    .post(
                            "/v1/imports/modelsdev?observed_at=2026-05-01",
                            ManyOfferings.json(MANY),
                            "Prefer",
                            "respond-async");
            assertThat(started.status()).as(started.body()).isEqualTo(202);
            var run = started.json();
            long shown = -1;
            while (Runs.state(run).equals("running")) {
                run = service.http().get(started.header("Location")).json();
                long done = run.at("/progress/done").asLong();
                if (done / 30_000 > shown / 30_000 || shown < 0) {
                    System.out.println("BENCH progress " + run.path("progress"));
                    shown = done;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
            assertThat(Runs.state(run)).as(run.toString()).isEqualTo("done");
            System.out.printf(
                    "BENCH %d offerings: %s, %s to %s%n", MANY, events(run), run.path("started"), run.path("ended"));
        }
    }

    private static String events(JsonNode run) {
        return run.path("events") + " " + run.path("progress");
    }

    /** The rows of the log once more, into a table like it, so many at a time. */
    private static double insertAgain(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.createStatement().execute("create table public.again (like log.event including all)");
            var rows = rows(connection);
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            try (var insert = connection.prepareStatement(
                    "insert into public.again values (?, ?::uuid, ?, ?, ?, ?::timestamptz, ?, ?, ?::jsonb, ?::jsonb)")) {
                int inBatch = 0;
                for (var row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.addBatch();
                    if (++inBatch % BATCH == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
                insert.executeBatch();
                connection.commit();
            }
            return rows.size() / seconds(begun);
        }
    }

    private static List<Object[]> rows(Connection connection) throws SQLException {
        var rows = new ArrayList<Object[]>();
        try (var read = connection
                .createStatement()
                .executeQuery(
                        "select position, event_id::text, stream, sequence, stream_kind, recorded_at::text, type, revision,"
                                + " payload::text, metadata::text from log.event order by position")) {
            while (read.next()) {
                var row = new Object[10];
                for (int i = 0; i < row.length; i++) {
                    row[i] = read.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
