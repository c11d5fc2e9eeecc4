package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Command;

/** A Parquet reader of another platform reads one column of a million rows, which a service with a heap of 512 MB wrote. */
@Tag("npm")
@Timeout(900)
class RemoteParquetIT {

    private static final String COLUMN = "input_per_1m_tokens";

    @TempDir
    Path directory;

    @Test
    void one_column_of_a_million_prices_takes_under_a_fifth_of_the_bytes() throws Exception {
        int databasePort = ChildService.freePort();
        try (var service = ChildService.start(directory, settings(databasePort));
                var database = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:%d/tracker?user=tracker".formatted(databasePort))) {
            for (var claim : List.of(
                    released("bench/m", "2026-03-01"),
                    price("bench/m", "2026-05-01", "5").with("/data/prices/0/component", "input"))) {
                assertThat(service.http()
                                .post("/v1/events", claim.toString(), "Prefer", "wait=10")
                                .status())
                        .isEqualTo(201);
            }
            MillionPrices.insert(database);
            long size = written(service);
            var command = Command.in(Files.createDirectory(directory.resolve("client")), "parquet");
            command.run("npm", "install", "--no-audit", "--no-fund", "--silent");
            var said = command.run("node", "read.mjs", service.http().base() + "/v1/export/pricing.parquet", COLUMN);
            assertThat(said).startsWith("1000001 rows, sum " + sum());
            eventually("the last request is in the log", () -> sent().size() > 2);
            long bytes = sent().stream().mapToLong(Long::parseLong).sum();
            System.out.printf("%,d of %,d bytes in %d requests%n", bytes, size, sent().size());
            assertThat(bytes).isLessThan(size / 5);
        }
    }

    private Map<String, String> settings(int databasePort) {
        return Map.of(
                "TRACKER_DATA_DIRECTORY", directory.resolve("data").toString(),
                "TRACKER_EMBEDDED_PORT", "" + databasePort,
                "TRACKER_SAMPLE_RECORD", "none",
                "JDK_JAVA_OPTIONS", "",
                "SERVER_TOMCAT_ACCESSLOG_ENABLED", "true",
                "SERVER_TOMCAT_ACCESSLOG_BUFFERED", "false",
                "SERVER_TOMCAT_ACCESSLOG_ROTATE", "false",
                "SERVER_TOMCAT_ACCESSLOG_DIRECTORY", directory.toString(),
                "SERVER_TOMCAT_ACCESSLOG_PATTERN", "%m %s %B %U");
    }

    /** @return the size of the file, once it is there */
    private static long written(ChildService service) {
        var address = service.http().get("/v1/export/pricing.parquet").header("Location");
        var head = service.http()
                .send(service.http()
                        .request(address)
                        .timeout(Duration.ofMinutes(10))
                        .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Tracker-Rows")).isEqualTo("1000001");
        return Long.parseLong(head.header("Content-Length"));
    }

    /** The base price of 5, and the amounts of the others. */
    private static String sum() {
        long cents = 500;
        for (int n = 1; n <= MillionPrices.ROWS; n++) {
            cents += n % 9973;
        }
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    /** The bytes of each part that the server sent, as its own log counts them. */
    private List<String> sent() {
        try (var lines = Files.lines(directory.resolve("access_log.log"))) {
            return lines.filter(line -> line.startsWith("GET 206 ") && line.endsWith("pricing.parquet"))
                    .map(line -> line.split(" ")[2])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
