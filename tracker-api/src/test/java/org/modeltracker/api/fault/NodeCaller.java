package org.modeltracker.api.fault;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;

/** Sends requests to any of the nodes, and waits only so long. No answer is an answer too. */
final class NodeCaller {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration WITHOUT_ANSWER = Duration.ofSeconds(1);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final List<Http> nodes;
    private final Random random;

    NodeCaller(List<Http> nodes, Random random) {
        this.nodes = nodes;
        this.random = random;
    }

    Random random() {
        return random;
    }

    Http anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    Optional<Answer> get(String path, String... headers) {
        return send(anyNode().request(path, headers).GET());
    }

    Optional<Answer> delete(String path) {
        return send(anyNode().request(path).DELETE());
    }

    Optional<Answer> post(String path, String body, String... headers) {
        return send(json(path, body, headers));
    }

    Optional<Answer> send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return Optional.of(new Answer(answer.statusCode(), answer.body(), answer));
        } catch (IOException none) {
            LockSupport.parkNanos(WITHOUT_ANSWER.toNanos()); // nobody hammers at a closed door
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Hands out each line as it comes, so that what was answered before a connection broke is known. */
    Optional<Integer> lines(HttpRequest.Builder request, Consumer<String> line) {
        try {
            HttpResponse<Stream<String>> answer = CLIENT.send(request.build(), BodyHandlers.ofLines());
            try (var lines = answer.body()) {
                lines.forEach(line);
            } catch (java.io.UncheckedIOException broken) {
                // the lines before it count
            }
            return Optional.of(answer.statusCode());
        } catch (IOException none) {
            LockSupport.parkNanos(WITHOUT_ANSWER.toNanos()); // nobody hammers at a closed door
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    HttpRequest.Builder json(String path, String body, String... headers) {
        return anyNode()
                .request(path, headers)
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpRequest.Builder ndjson(String path, String body) {
        return anyNode()
                .request(path)
                .timeout(PATIENCE)
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
