package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.status;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as it is read: in pages, whole, and live. */
@Timeout(60)
class LogIT extends SomeEvents {

    @Test
    void the_log_is_read_in_pages_by_position() {
        record(announced("log/pages", "2026-01-15"));
        IntStream.range(10, 20).forEach(day -> record(status("log/pages", "2026-02-" + day, "closed")));
        var positions = new ArrayList<Long>();
        long after = 0;
        JsonNode page;
        do {
            page = get("/v1/events?limit=3&model=log/pages&after=" + after).json();
            page.path("data").forEach(event -> positions.add(position(event)));
            after = page.at("/page/next_after").asLong();
        } while (page.at("/page/has_more").asBoolean());
        assertThat(positions).hasSize(11).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_page_of_the_log_tells_where_the_next_one_is() {
        record(announced("log/linked", "2026-01-15"), status("log/linked", "2026-02-01", "closed"));
        var first = get("/v1/events?model=log/linked&limit=1");
        assertThat(first.header("Link"))
                .contains("model=log/linked", "after=" + first.at("/page/next_after"))
                .endsWith(">; rel=\"next\"");
        var second = get(first.header("Link").replaceAll(".*(/v1[^>]+)>.*", "$1"));
        assertThat(texts(second.json().path("data").valueStream().toList(), "/type"))
                .containsExactly("open_source_status.changed");
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void the_log_has_no_holes() {
        record(announced("log/dense", "2026-01-15"));
        var positions = export("").stream().map(ApiContext::position).toList();
        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, positions.size()).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "type=open_source_status.changed&organisation=filtered, 1",
        "model=filtered/a, 2",
        "model=filtered/a&model=filtered/b, 4",
        "organisation=filtered, 4",
        "publisher=a-filtered-paper, 1",
        "publisher=a-filtered-paper&type=model.announced, 0"
    })
    void the_log_is_filtered(String query, int events) {
        filtered();
        assertThat(data("/v1/events?" + query)).hasSize(events);
        assertThat(export("&" + query)).hasSize(events);
    }

    @Test
    void a_stream_resumes_without_gap_or_repeat_while_writers_write() throws Exception {
        record(announced("stream/model", "2026-01-15"));
        long start = head();
        var seen = new ArrayList<JsonNode>();
        try (var writers = Executors.newFixedThreadPool(3)) {
            var writing = IntStream.range(0, 3)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer), writers))
                    .toList();
            long last = start;
            for (int part = 0; part < 4; part++) {
                seen.addAll(listen(last, 15));
                last = position(seen.getLast());
            }
            writing.forEach(CompletableFuture::join);
            while (last < head()) {
                seen.addAll(listen(last, 1));
                last = position(seen.getLast());
            }
        }
        assertThat(seen.stream().map(ApiContext::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(start + 1, head()).boxed().toList());
    }

    @Test
    void a_shutdown_sends_readers_of_streams_away_instead_of_waiting_for_them() throws IOException {
        var tracker = SecondTracker.start(clock.instant());
        var request = tracker.http()
                .request("/v1/events", "Accept", "text/event-stream")
                .build();
        var answer = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofInputStream());
        try (var stream = new BufferedReader(new InputStreamReader(answer.join().body(), StandardCharsets.UTF_8))) {
            assertThat(stream.readLine()).startsWith(":");
            long begun = System.nanoTime();
            tracker.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(stream.lines()).allMatch(String::isEmpty);
        }
    }

    @Test
    void a_stream_filters_too() throws Exception {
        filtered();
        assertThat(listen(0, 1, "&publisher=a-filtered-paper")
                        .getFirst()
                        .at("/source/publisher")
                        .asString())
                .isEqualTo("a-filtered-paper");
    }

    /** Tomcat ends an asynchronous answer after 30 seconds where nobody says otherwise. */
    @Test
    @Tag("faults")
    @Timeout(180)
    void a_reader_who_pauses_for_longer_than_servers_wait_still_gets_every_line() throws Exception {
        var model = "slow/model";
        record(announced(model, "2026-01-15"));
        int many = 8_000; // more than the buffers between both sides hold
        var lines = IntStream.range(0, many)
                .mapToObj(n -> access(model, "2026-02-01", "public_preview")
                        .with("/data/audience", "group-" + n)
                        .with("/quote", "x".repeat(500))
                        .toString())
                .collect(Collectors.joining("\n"));
        assertThat(http().ndjson("/v1/events", lines).status()).isEqualTo(200);
        try (var connection = new Socket()) {
            connection.setReceiveBufferSize(4_096);
            connection.connect(new InetSocketAddress("localhost", port));
            var request = "GET /v1/events?model=%s HTTP/1.0\r\nHost: localhost\r\nAccept: application/x-ndjson\r\n\r\n";
            connection.getOutputStream().write(request.formatted(model).getBytes(StandardCharsets.UTF_8));
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            var begun = System.nanoTime();
            assertThat(in.readLine()).contains("200");
            LockSupport.parkNanos(Duration.ofSeconds(40).toNanos()); // the pause is what is tested
            assertThat(System.nanoTime() - begun)
                    .isGreaterThan(Duration.ofSeconds(35).toNanos());
            assertThat(in.lines().filter(line -> line.startsWith("{"))).hasSize(many + 1);
        }
    }

    private void write(int writer) {
        for (int n = 0; n < 20; n++) {
            var claim = access("stream/model", "2026-02-01", "public_preview")
                    .with("/data/audience", "group-%d-%d".formatted(writer, n));
            assertThat(http().post("/v1/events", claim.toString()).status()).isEqualTo(201);
        }
    }

    private List<JsonNode> listen(long last, int atLeast) throws IOException {
        return listen(last, atLeast, "");
    }

    /** The first events after one, from the live stream; then the reader goes away. */
    private List<JsonNode> listen(long last, int atLeast, String query) throws IOException {
        var request = anybody()
                .request("/v1/events?after=0" + query, "Accept", "text/event-stream", "Last-Event-ID", "" + last)
                .build();
        var events = new ArrayList<JsonNode>();
        try (var body = HttpClient.newHttpClient()
                        .sendAsync(request, BodyHandlers.ofInputStream())
                        .join()
                        .body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var id = "";
            while (events.size() < atLeast) {
                var line = lines.readLine();
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    events.add(JsonMapper.shared().readTree(line.substring(5)));
                    assertThat(id).isEqualTo("" + position(events.getLast()));
                }
            }
        }
        return events;
    }
}
