package org.modeltracker.api.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.outbound.OutboundFailure.Reason;

/** Calls to a real server, well-behaved and not. Names lead to where {@link #address} says. */
class OutboundClientTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final AtomicInteger hits = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String address = "127.0.0.1";
    private HttpServer server;
    private OutboundClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/counted", exchange -> {
            hits.incrementAndGet();
            answer(exchange, 200, "yes");
        });
        server.start();
        var names = new GuardedNames(
                host -> host.endsWith(".example")
                        ? new InetAddress[] {InetAddress.getByName(address)}
                        : InetAddress.getAllByName(host),
                new AddressGuard(List.of("127.0.0.1/32")),
                Duration.ofSeconds(10));
        client = OutboundConfiguration.client(names);
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        client.close();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private OutboundReply send(String url, Duration deadline) throws OutboundFailure {
        return client.send(new OutboundRequest(
                "POST", URI.create(url), Map.of("X-Sent", "1"), new byte[] {'{', '}'}, deadline, 20_000));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void refused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    void what_is_sent_arrives_byte_for_byte_and_the_answer_comes_back() throws Exception {
        server.createContext("/echo", exchange -> {
            var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("X-Seen", exchange.getRequestHeaders().getFirst("X-Sent"));
            answer(exchange, 201, exchange.getRequestMethod() + " " + sent);
        });
        var reply = send(url("/echo"), DEADLINE);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).asString(StandardCharsets.UTF_8).isEqualTo("POST {}");
        assertThat(reply.header("x-seen")).contains("1");
        assertThat(reply.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_redirect_is_followed(int status) throws Exception {
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", url("/counted"));
            answer(exchange, status, "");
        });
        assertThat(send(url("/moved"), DEADLINE).status()).isEqualTo(status);
        assertThat(hits).hasValue(0);
    }

    @Test
    void a_name_that_led_outside_at_first_and_inside_at_the_dial_is_refused_there() {
        var urls = new OutboundUrls(new GuardedNames(
                host -> new InetAddress[] {InetAddress.getByName(address)},
                new AddressGuard(List.of()),
                Duration.ofSeconds(10)));
        address = "93.184.215.14";
        var url = "http://rebinding.example:" + server.getAddress().getPort() + "/counted";
        assertThat(urls.refusal(url)).isEmpty();
        address = "127.0.0.2";
        refused(() -> send(url, DEADLINE), Reason.ADDRESS_REFUSED);
        assertThat(hits).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:",
                "http://[::1]:",
                "http://2130706434:",
                "http://0:",
                "http://[::ffff:7f00:2]:"
            })
    void a_literal_that_leads_inside_is_refused_at_the_dial(String start) {
        refused(() -> send(start + server.getAddress().getPort() + "/counted", DEADLINE), Reason.ADDRESS_REFUSED);
        assertThat(hits).hasValue(0);
    }

    @Test
    void an_answer_without_end_is_cut_off_at_the_limit() throws Exception {
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            pour(exchange.getResponseBody(), 0);
        });
        var reply = send(url("/endless"), DEADLINE);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasSize(20_000);
        assertThat(reply.complete()).isFalse();
    }

    @Test
    void an_answer_of_one_byte_now_and_then_is_cut_off_at_the_deadline() {
        server.createContext("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            pour(exchange.getResponseBody(), 50);
        });
        refused(() -> send(url("/trickle"), Duration.ofMillis(700)), Reason.TIMEOUT);
    }

    @Test
    void an_answer_that_never_comes_is_a_timeout() {
        server.createContext("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        refused(() -> send(url("/silent"), Duration.ofMillis(300)), Reason.TIMEOUT);
    }

    /** Writes until nobody listens. */
    private void pour(OutputStream out, long pauseMillis) {
        try (out) {
            while (!over.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                out.write('x');
                if (pauseMillis > 0) {
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The other side hung up, as it should.
        }
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("", Reason.CONNECTION_LOST),
                arguments("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfour", Reason.CONNECTION_LOST),
                arguments("banana\r\n\r\n", Reason.CONNECTION_LOST),
                arguments("HTTP/1.1 200 OK\r\n" + "X-Bomb: boom\r\n".repeat(10_000) + "\r\n", Reason.BAD_RESPONSE),
                arguments("HTTP/1.1 200 OK\r\nX-Bomb: " + "m".repeat(100_000) + "\r\n\r\n", Reason.BAD_RESPONSE));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void an_answer_that_is_none_is_a_failure_with_a_name(String answer, Reason reason) throws Exception {
        try (var raw = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> say(raw, answer));
            refused(() -> send("http://127.0.0.1:" + raw.getLocalPort(), DEADLINE), reason);
        }
    }

    private static void say(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[8_192]);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of its connections it closes without a word when a second request comes in. */
    @Test
    void a_connection_kept_open_that_turns_out_closed_is_replaced_by_another() throws Exception {
        var answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        try (var raw = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                sayOnce(raw, answer);
                say(raw, answer);
            });
            var url = "http://127.0.0.1:" + raw.getLocalPort();
            assertThat(send(url, DEADLINE).status()).isEqualTo(200);
            assertThat(send(url, DEADLINE).status()).isEqualTo(200);
        }
    }

    private static void sayOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[8_192]);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read(new byte[8_192]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobody_there_and_no_such_name_and_no_tls_each_have_a_name() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            closed = socket.getLocalPort();
        }
        refused(() -> send("http://127.0.0.1:" + closed, DEADLINE), Reason.CONNECT_FAILED);
        address = "no such address";
        refused(() -> send("http://nowhere.example/", DEADLINE), Reason.DNS_FAILED);
        try (var raw = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> say(raw, "HTTP/1.1 200 OK\r\n\r\n"));
            refused(() -> send("https://127.0.0.1:" + raw.getLocalPort(), DEADLINE), Reason.TLS_FAILED);
        }
    }
}
