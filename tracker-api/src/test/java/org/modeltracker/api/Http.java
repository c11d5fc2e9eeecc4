package org.modeltracker.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running tracker as any client would. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI base;
    private final @Nullable String key;

    public Http(String base, @Nullable String key) {
        this.base = URI.create(base);
        this.key = key;
    }

    public String base() {
        return base.toString();
    }

    public Http with(@Nullable String otherKey) {
        return new Http(base.toString(), otherKey);
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
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
