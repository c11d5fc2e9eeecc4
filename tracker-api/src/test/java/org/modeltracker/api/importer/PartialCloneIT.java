package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.TestDatabase;

/** A history over HTTP: of a repository, only what the source is in has to arrive. */
class PartialCloneIT {

    private static final Instant FIRST = Instant.parse("2025-03-01T12:00:00Z");
    private static final int DAYS = 6;
    private static final int OTHER_BYTES = 200_000;

    @TempDir
    static Path folder;

    @Test
    void files_outside_the_path_are_not_fetched_and_a_server_that_sends_all_gives_the_same() throws IOException {
        try (var repository = HistoryRepository.in(folder.resolve("partial"))) {
            fill(repository);
            long least = sent(repository, true);
            long all = sent(repository, false);
            assertThat(all).isGreaterThan((long) DAYS * OTHER_BYTES);
            assertThat(least).isLessThan(OTHER_BYTES);
        }
    }

    /** Prices of a source, beside files that do not shrink. */
    private static void fill(HistoryRepository repository) {
        var random = new Random(7);
        int price = 1;
        for (var at : DailyCatalogues.days(FIRST, DAYS)) {
            var other = new byte[OTHER_BYTES];
            random.nextBytes(other);
            repository.commit(
                    at,
                    Map.of(
                            "data/openai.json",
                            """
                            {"vendor": "openai", "models": [{"id": "gpt-partial", "name": "G", "price_history":
                              [{"input": %d, "output": 9, "input_cached": null, "from_date": null, "to_date": null}]}]}
                            """.formatted(price++),
                            "logo.txt",
                            HexFormat.of().formatHex(other)));
        }
    }

    private static long sent(HistoryRepository repository, boolean leavesOut) throws IOException {
        try (var server = new GitServer(repository.repository(), leavesOut);
                var tracker = SecondTracker.start(
                        TestDatabase.fresh(),
                        ImportingTracker.NOW,
                        "--tracker.rate-limit=off",
                        "--tracker.webhooks.allowed-networks=127.0.0.1/32")) {
            var accepted = tracker.http()
                    .post(
                            "/v1/imports/llm-prices/history",
                            "{\"repository\": \"%s\", \"path\": \"data\"}".formatted(server.url()));
            assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
            var run = ImportRuns.ended(tracker.http(), accepted.header("Location"));
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            for (int day = 1; day <= DAYS; day++) {
                var prices = tracker.http().get("/v1/models/openai/gpt-partial/pricing?observed_by=2025-03-0" + day);
                assertThat(prices.at("/data/0/prices/0/amount")).isEqualTo(Integer.toString(day));
            }
            return server.sent();
        }
    }
}
