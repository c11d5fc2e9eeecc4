package org.modeltracker.api.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Exchange;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.SecondTracker;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Answers about the history of a catalogue, of a tracker that may read repositories on this machine. */
public final class HistoryExamples {

    private static final String REPOSITORY = "https://git.example/catalogue.git";
    private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");
    private static final int DAYS = 300;

    private HistoryExamples() {}

    /** By operation id. The repository is somebody's, not this machine's. */
    public static Map<String, Exchange> all() {
        try {
            var folder = Files.createTempDirectory("history");
            try (var repository = HistoryRepository.in(folder)) {
                var catalogues = new DailyCatalogues(80, 7);
                for (var day : DailyCatalogues.days(FIRST, DAYS)) {
                    repository.commit(day, Map.of("api.json", catalogues.next(3)));
                }
                return begunAndCancelled(repository.url());
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Exchange> begunAndCancelled(String repository) {
        try (var tracker = SecondTracker.start(
                ImportingTracker.NOW, "--tracker.rate-limit=off", "--tracker.imports.allow-file-repositories=true")) {
            var request =
                    "{\"repository\": \"%s\", \"path\": \"api.json\", \"every\": \"1d\", \"since\": \"2026-01-01\"}";
            var begun = tracker.http().post("/v1/imports/modelsdev/history", request.formatted(repository));
            var cancelled = tracker.http().delete(begun.header("Location"));
            var sent = Envelope.tree(request.formatted(REPOSITORY));
            return Map.of(
                    "importHistory", exchange(sent, begun, repository),
                    "cancelImport", exchange(null, cancelled, repository));
        }
    }

    private static Exchange exchange(@Nullable JsonNode sent, Answer answer, String repository) {
        return new Exchange(sent, Envelope.tree(answer.body().replace(repository, REPOSITORY)), answer.status());
    }
}
