package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million intervals in a file, by a service with a heap of 512 MB; beside the time that plain SQL needs to hand them over. */
@Tag("bench")
class ExportBenchIT {

    private static final int ROWS = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void a_million_rows_fit_through_a_small_heap() throws Exception {
        int databasePort = ChildService.freePort();
        try (var service = ChildService.startToMeasure(directory, databasePort);
                var database = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:%d/tracker?user=tracker".formatted(databasePort))) {
            multiply(database);
            var plain = timed(() -> copy(database));
            for (var form : List.of("csv", "ndjson", "parquet")) {
                var spent = timed(() -> download(service, form));
                BenchReport.time(
                        "a million rows as " + form,
                        new double[] {spent},
                        "COPY of the same rows",
                        new double[] {plain},
                        Double.NaN);
            }
        }
    }

    /** One price of the record becomes a million, of models that differ in name. */
    private static void multiply(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            int made = statement.executeUpdate("""
                    insert into view.answer
                    select subject_kind, 'bench/m-' || n, fact, key, effective_from, effective_to, position_from, position_to, recorded_from,
                           recorded_to, since, since_basis, disputed, disputed_since, word, effective, claims
                      from (select * from view.answer where fact = 'pricing' limit 1) a, generate_series(1, %d) n
                    """.formatted(ROWS));
            assertThat(made).isEqualTo(ROWS);
            statement.execute("analyze view.answer");
        }
    }

    private static void copy(Connection database) throws SQLException {
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            statement.setFetchSize(500);
            var rows = statement.executeQuery(
                    "select * from view.answer where fact = 'pricing' order by subject, fact, key, subject_kind, position_from, effective_from");
            long length = 0;
            while (rows.next()) {
                length += rows.getString("claims").length();
            }
            assertThat(length).isPositive();
        }
        database.commit();
    }

    private static void download(ChildService service, String form) throws IOException, InterruptedException {
        var request = service.http().request("/v1/export/pricing." + form).timeout(Duration.ofMinutes(30));
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Long.parseLong(
                            answer.headers().firstValue("Tracker-Rows").orElse("0")))
                    .isGreaterThanOrEqualTo(ROWS);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1_000_000;
    }
}
