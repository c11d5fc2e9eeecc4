package org.modeltracker.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running tracker as any client would. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_QUOTE = 2_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI base;
    private final @Nullable String key;
    private final boolean isDescribed;

    public Http(String base, @Nullable String key) {
        this(URI.create(base), key, true);
    }

    private Http(URI base, @Nullable String key, boolean isDescribed) {
        this.base = base;
        this.key = key;
        this.isDescribed = isDescribed;
    }

    /** The same for a tracker of another release, whose answers this release does not describe. */
    public Http ofAnotherRelease() {
        return new Http(base, key, false);
    }

    public String base() {
        return base.toString();
    }

    public Http with(@Nullable String otherKey) {
        return new Http(base, otherKey, isDescribed);
    }

    public record Answer(int status, String body, HttpResponse<String> raw) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** The value at a JSON Pointer, as text; empty where there is none. */
        public String at(String pointer) {
            return json().at(pointer).asString("");
        }
    }

    /** @param headers alternating names and values */
    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** As a browser does: an answer that is elsewhere is read there. */
    public Answer follow(String path, String... headers) {
        var answer = get(path, headers);
        return answer.status() == 302 ? get(answer.header("Location"), headers) : answer;
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String body, String... headers) {
        return send(request(path, headers)
                .setHeader("Content-Type", contentType(headers))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer ndjson(String path, String body) {
        return post(path, body, "Content-Type", "application/x-ndjson");
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        var sent = request.build();
        var answer = received(sent);
        if (isDescribed) {
            checkContract(sent, answer);
        }
        return new Answer(answer.statusCode(), answer.body(), answer);
    }

    private static HttpResponse<String> received(HttpRequest request) {
        try {
            return CLIENT.send(
                    request,
                    answer -> BodySubscribers.mapping(
                            BodySubscribers.ofByteArray(), bytes -> text(bytes, answer.headers())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes, HttpHeaders headers) {
        boolean compressed = headers.firstValue("Content-Encoding").orElse("").equals("gzip") && bytes.length > 0;
        try (var body = new ByteArrayInputStream(bytes);
                var plain = compressed ? new GZIPInputStream(body) : body) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every answer that a test receives must be as the tracker describes it. */
    private void checkContract(HttpRequest request, HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var found = Contract.servedBy(this::document).stream()
                .flatMap(contract -> contract
                        .violations(
                                request.method(), request.uri().getRawPath(), answer.statusCode(), type, answer.body())
                        .stream())
                .toList();
        if (!found.isEmpty()) {
            throw new AssertionError("%s %s answered %d, and the description says otherwise:%n%s%n%s"
                    .formatted(
                            request.method(),
                            request.uri(),
                            answer.statusCode(),
                            String.join("\n", found),
                            answer.body()
                                    .substring(
                                            0,
                                            Math.min(
                                                    LONGEST_QUOTE, answer.body().length()))));
        }
    }

    /** Empty from a tracker that is in trouble. */
    private Optional<String> document() {
        try {
            var answer = received(request("/v3/api-docs").build());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (UncheckedIOException inTrouble) {
            return Optional.empty();
        }
    }

    private static String contentType(String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase("Content-Type")) {
                return headers[i + 1];
            }
        }
        return "application/json";
    }
}
