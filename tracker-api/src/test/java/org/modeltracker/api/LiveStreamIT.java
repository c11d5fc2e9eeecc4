package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.released;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A live stream is never silent for longer than was set, and one without a body ends. */
class LiveStreamIT {

    private static SecondTracker tracker;
    private static int port;

    @BeforeAll
    static void start() {
        tracker = SecondTracker.start(
                Instant.parse("2026-11-01T12:00:00Z"), "--tracker.rate-limit=off", "--tracker.heartbeat=1s");
        port = Integer.parseInt(tracker.http().base().replaceFirst(".*:", ""));
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @Test
    void a_stream_that_leaves_all_events_out_is_heard_of_while_the_log_grows() throws IOException {
        try (var socket = RawHttp.connect(port, "127.0.0.1")) {
            RawHttp.send(socket, request("GET", "/v1/events?publisher=nobody"));
            var patience = Instant.now().plusSeconds(30);
            var read = new StringBuilder();
            for (var number = 0; read.indexOf("still here") < 0 && Instant.now().isBefore(patience); number++) {
                var claim = released("live/m-" + number, "2026-03-01");
                assertThat(tracker.http().post("/v1/events", claim.toString()).status())
                        .isEqualTo(201);
                read.append(available(socket));
            }
            assertThat(read).contains("still here").doesNotContain("data:");
        }
    }

    @Test
    void a_question_for_the_headers_of_a_stream_ends_with_them() throws IOException {
        try (var socket = RawHttp.connect(port, "127.0.0.1")) {
            RawHttp.send(socket, request("HEAD", "/v1/events"));
            socket.setSoTimeout(10_000);
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
    }

    private static String request(String method, String path) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n"
                .formatted(method, path);
    }

    private static String available(Socket socket) throws IOException {
        var in = socket.getInputStream();
        return new String(in.readNBytes(in.available()), StandardCharsets.UTF_8);
    }
}
