package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One address can neither take all connections nor keep them by silence. */
class ConnectionLimitIT {

    private static final int MOST = 5;
    private static final String HALF = "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n";
    private static final String REQUEST = HALF + "Connection: close\r\n\r\n";

    private static SecondTracker tracker;
    private static int port;

    private final List<Socket> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        tracker = SecondTracker.start(
                Instant.parse("2026-11-01T12:00:00Z"),
                "--tracker.rate-limit=off",
                "--tracker.connections-per-address=" + MOST,
                "--server.tomcat.connection-timeout=3s");
        port = Integer.parseInt(tracker.http().base().replaceFirst(".*:", ""));
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @AfterEach
    void close() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    @Test
    void one_connection_too_many_is_refused_while_another_address_is_served() throws IOException {
        for (int i = 0; i < MOST; i++) {
            RawHttp.send(connect("127.0.0.3"), HALF);
        }
        eventually("the share of the address is used up", () -> ask("127.0.0.3").isEmpty());
        assertThat(ask("127.0.0.2")).startsWith("HTTP/1.1 200");
        open.removeFirst().close();
        eventually(
                "a connection that was closed makes room",
                () -> ask("127.0.0.3").startsWith("HTTP/1.1 200"));
    }

    @Test
    void silence_is_cut_off_while_others_are_served() throws IOException {
        var silent = connect("127.0.0.4");
        var slowHeader = connect("127.0.0.4");
        RawHttp.send(slowHeader, HALF);
        var slowBody = connect("127.0.0.4");
        RawHttp.send(
                slowBody,
                "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{");
        long begun = System.nanoTime();
        assertThat(ask("127.0.0.4")).startsWith("HTTP/1.1 200");
        assertThat(RawHttp.readAll(silent)).isEmpty();
        assertThat(RawHttp.readAll(slowHeader)).doesNotStartWith("HTTP/1.1 2");
        assertThat(RawHttp.readAll(slowBody)).startsWith("HTTP/1.1 408");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
    }

    private Socket connect(String from) throws IOException {
        var socket = RawHttp.connect(port, from);
        open.add(socket);
        return socket;
    }

    /** The answer; empty when the connection is closed without one. */
    private static String ask(String from) {
        try (var socket = RawHttp.connect(port, from)) {
            RawHttp.send(socket, REQUEST);
            return RawHttp.readAll(socket);
        } catch (IOException refused) {
            return "";
        }
    }
}
