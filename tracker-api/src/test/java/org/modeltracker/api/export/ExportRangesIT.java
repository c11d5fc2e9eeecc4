package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.TestDatabase;

/** A position names one version of each file for ever, and parts of it can be read. */
@Timeout(120)
class ExportRangesIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String FILE = "/v1/export/2/events.parquet";
    private static final int MOST_BYTES = 15_000;

    @TempDir
    static Path directory;

    private static SecondTracker tracker;

    @BeforeAll
    static void start() {
        tracker = started();
        record(released("ranged/m", "2026-03-01"));
        record(price("ranged/m", "2026-05-01", "5"));
    }

    private static SecondTracker started() {
        return SecondTracker.start(
                DATABASE,
                NOW,
                "--tracker.rate-limit=off",
                "--tracker.exports.directory=" + directory,
                "--tracker.exports.max-bytes=" + MOST_BYTES + "B");
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    private static void record(Envelope claim) {
        var stored = tracker.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
    }

    @Test
    void without_a_position_the_newest_is_elsewhere() {
        var before = tracker.http().get("/v1/export/models.csv");
        assertThat(before.status()).isEqualTo(302);
        assertThat(before.header("Cache-Control")).isEqualTo("no-cache");
        var old = tracker.http().get(before.header("Location"));
        record(released("ranged/later", "2026-03-01"));
        var after = tracker.http().get("/v1/export/models.csv");
        assertThat(after.header("Location"))
                .isEqualTo("/v1/export/%s/models.csv".formatted(after.header("Tracker-Position")))
                .isNotEqualTo(before.header("Location"));
        assertThat(tracker.http().get(after.header("Location")).body()).contains("ranged/later");
        assertThat(tracker.http().get(before.header("Location")).body())
                .isEqualTo(old.body())
                .doesNotContain("ranged/later");
    }

    @ParameterizedTest
    @EnumSource
    void a_version_has_a_length_and_holds_for_ever(FileForm form) throws Exception {
        var path = "/v1/export/2/pricing." + form.name().toLowerCase(Locale.ROOT);
        var answer = get(path, "Accept-Encoding", "gzip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("" + answer.body().length);
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "Content-Encoding")).isEmpty();
        assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(header(answer, "ETag")).startsWith("\"pricing-");
        assertThat(get(path, "If-None-Match", header(answer, "ETag")).statusCode())
                .isEqualTo(304);
        assertThat(get(path.replace("/2/", "/").concat("?as_of=2")).body()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0, 3",
        "bytes=4-, 4, -1",
        "bytes=-8, -8, -1",
        "bytes=-99999999, 0, -1",
        "bytes=10-99999999, 10, -1",
        "'bytes=5-6,99999999-', 5, 6"
    })
    void a_range_is_these_bytes(String range, int first, int last) throws Exception {
        var whole = get(FILE).body();
        int begin = first < 0 ? whole.length + first : first;
        int end = last < 0 ? whole.length + last : last;
        var answer = get(FILE, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes %d-%d/%d".formatted(begin, end, whole.length));
        assertThat(header(answer, "Content-Length")).isEqualTo("" + (end - begin + 1));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, begin, end + 1));
    }

    @Test
    void several_ranges_come_in_parts() throws Exception {
        var file = FILE.replace("parquet", "csv");
        var whole = new String(get(file).body(), StandardCharsets.UTF_8);
        var answer = get(file, "Range", "bytes=0-7, -4");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Length")).isEqualTo("" + answer.body().length);
        var boundary = header(answer, "Content-Type").replaceFirst("multipart/byteranges; boundary=", "--");
        var parts = new String(answer.body(), StandardCharsets.UTF_8).split("\r\n" + boundary);
        assertThat(parts).hasSize(4);
        assertThat(parts[1])
                .contains("Content-Type: text/csv", "Content-Range: bytes 0-7/" + whole.length())
                .endsWith("\r\n\r\n" + whole.substring(0, 8));
        assertThat(parts[2]).endsWith("\r\n\r\n" + whole.substring(whole.length() - 4));
        assertThat(parts[3]).isEqualTo("--\r\n");
    }

    @Test
    void a_range_behind_the_end_is_a_problem_that_names_the_length() throws Exception {
        int length = get(FILE).body().length;
        var answer = get(FILE, "Range", "bytes=%d-".formatted(length));
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */" + length);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("range-not-satisfiable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows=0-5", "bytes=5", "bytes=9-3"})
    void a_range_of_another_kind_does_not_count(String range) throws Exception {
        assertThat(get(FILE, "Range", range).statusCode()).isEqualTo(200);
    }

    @Test
    void a_part_is_only_of_the_file_that_the_reader_has_begun() throws Exception {
        var etag = header(get(FILE), "ETag");
        assertThat(get(FILE, "Range", "bytes=0-3", "If-Range", etag).statusCode())
                .isEqualTo(206);
        for (var other : List.of("\"another\"", "W/" + etag, "Sun, 01 Nov 2026 12:00:00 GMT")) {
            assertThat(get(FILE, "Range", "bytes=0-3", "If-Range", other).statusCode())
                    .as(other)
                    .isEqualTo(200);
        }
    }

    @Test
    void head_has_the_headers_of_the_whole_file() throws Exception {
        var whole = get(FILE);
        for (var headers : List.of(List.of("Accept", "*/*"), List.of("Range", "bytes=0-3"))) {
            var head = CLIENT.send(
                    tracker.http()
                            .request(FILE, headers.toArray(String[]::new))
                            .method("HEAD", BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(head.statusCode()).isEqualTo(200);
            for (var name : List.of("Content-Length", "ETag", "Accept-Ranges", "Content-Type", "Repr-Digest")) {
                assertThat(header(head, name)).as(name).isEqualTo(header(whole, name));
            }
        }
    }

    @Test
    void readers_that_come_at_the_same_time_get_one_file() throws Exception {
        record(released("ranged/first-readers", "2026-03-01"));
        var path = tracker.http().get("/v1/export/access.csv").header("Location");
        Callable<HttpResponse<byte[]>> reader = () -> get(path);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = readers.invokeAll(Collections.nCopies(8, reader));
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(files().filter(file -> file.startsWith("access-"))).hasSize(1);
    }

    @Test
    void the_files_together_stay_under_their_limit_and_come_back_the_same() throws Exception {
        var first = get(FILE);
        for (var table : List.of("models", "access", "pricing", "benchmarks", "timeline", "expectations")) {
            for (var form : List.of("csv", "ndjson", "parquet")) {
                assertThat(get("/v1/export/2/%s.%s".formatted(table, form)).statusCode())
                        .isEqualTo(200);
            }
        }
        eventually("the oldest are deleted", () -> bytes() <= MOST_BYTES);
        assertThat(files().filter(file -> file.startsWith("events-"))).isEmpty();
        var again = get(FILE);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "ETag")).isEqualTo(header(first, "ETag"));
    }

    @Test
    void a_reader_reads_on_after_a_restart() throws Exception {
        var begun = get(FILE, "Range", "bytes=0-99");
        tracker.close();
        assertThat(directory).isEmptyDirectory();
        tracker = started();
        var rest = get(FILE, "Range", "bytes=100-", "If-Range", header(begun, "ETag"));
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(header(rest, "Content-Range"))
                .isEqualTo(header(begun, "Content-Range").replace("0-99", "100-" + (100 + rest.body().length - 1)));
    }

    @Test
    void a_position_that_is_not_there_yet_is_not_answered() {
        assertThat(tracker.http().get("/v1/export/999999/models.csv").status()).isEqualTo(503);
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return CLIENT.send(tracker.http().request(path, headers).build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Stream<String> files() throws IOException {
        try (var all = Files.walk(directory)) {
            return all
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .toList()
                    .stream();
        }
    }

    private static long bytes() {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
