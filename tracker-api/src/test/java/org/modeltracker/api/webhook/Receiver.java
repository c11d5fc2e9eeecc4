package org.modeltracker.api.webhook;

import static org.modeltracker.core.Eventually.eventually;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's endpoint: a real HTTP server that keeps what it gets. Without more it consents to pings and takes everything. */
public final class Receiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    static {
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000"); // it closes what is more without a word
    }

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Reply> answer = Receiver::consent;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public record Request(String method, String path, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String type() {
            return body.isEmpty() ? method : json().path("type").asString("");
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** @param headers alternating names and values */
    public record Reply(int status, String body, String... headers) {}

    public static Reply consent(Request request) {
        return request.type().equals("endpoint.ping")
                ? new Reply(
                        200,
                        "{\"code\":\"%s\"}"
                                .formatted(request.json().at("/data/code").asString("")))
                : new Reply(204, "");
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Answers pings still, and everything else so. */
    public void answers(int status, String... headers) {
        answersBy(
                request -> request.type().equals("endpoint.ping") ? consent(request) : new Reply(status, "", headers));
    }

    public void answersBy(Function<Request, Reply> how) {
        answer = how;
    }

    public List<Request> requests() {
        return requests;
    }

    /** All but pings and handshakes. */
    public List<Request> news() {
        return requests.stream()
                .filter(request -> !request.type().equals("endpoint.ping")
                        && request.method().equals("POST"))
                .toList();
    }

    public List<Request> awaitNews(int count) {
        eventually("%d pieces of news at the receiver".formatted(count), () -> news().size() >= count);
        return news();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    flat(exchange.getRequestHeaders()),
                    body);
            requests.add(request);
            var reply = answer.apply(request);
            for (int i = 0; i < reply.headers().length; i += 2) {
                exchange.getResponseHeaders().add(reply.headers()[i], reply.headers()[i + 1]);
            }
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> flat(Headers headers) {
        var flat = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> flat.put(name, values.getFirst()));
        return flat;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
