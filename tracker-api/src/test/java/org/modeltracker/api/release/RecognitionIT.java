package org.modeltracker.api.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.importer.CatalogueFolder;
import org.modeltracker.api.webhook.Receiver;

/** A whole catalogue that a release without identities recorded, with a subscriber of prices, at the first start of this release. */
class RecognitionIT {

    private static final Map<String, String> WEBHOOKS = Map.of(
            "TRACKER_WEBHOOKS_KEY", ApiContext.WEBHOOKS_KEY, "TRACKER_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1/32");

    private static final Duration DELIVERED = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void recognising_thousands_of_listings_is_no_price_news() throws Exception {
        var file = CatalogueFolder.real().text("modelsdev-all/api-2026-06-15.json");
        try (var previous = ChildService.startRelease(PreviousRelease.jar(), directory, WEBHOOKS)) {
            RecordedCatalogues.imported(previous.http(), "modelsdev", file, "2026-06-15");
            Assumptions.assumeTrue(
                    decisions(previous.http()) == 0, "LEFT OUT: the release before recognises listings itself");
            subscribe(previous.http());
        }
        try (var current = ChildService.startThisRelease(directory, WEBHOOKS)) {
            var decisions = decisions(current.http());
            System.out.printf("%d listings recognised%n", decisions);
            assertThat(decisions).isGreaterThan(3_000);
            var today = LocalDate.now(ZoneOffset.UTC).toString();
            var price = Envelope.price("anthropic/claude-opus-4.6", today, "77");
            assertThat(current.http().post("/v1/events", price.toString()).status())
                    .isEqualTo(201);
            eventually("the price after them", DELIVERED, () -> !receiver.news().isEmpty());
            assertThat(receiver.news())
                    .singleElement()
                    .extracting(news -> news.json()
                            .at("/data/change/current/prices/0/amount")
                            .asString())
                    .isEqualTo("77");
        }
    }

    private void subscribe(Http http) {
        var webhook = http.post(
                "/v1/webhooks",
                "{\"url\":\"%s\",\"types\":[\"pricing.changed\"],\"include_historical\":true}"
                        .formatted(receiver.url()));
        assertThat(webhook.status()).as(webhook.body()).isEqualTo(201);
        eventually(
                "consent",
                () -> http.get("/v1/webhooks/" + webhook.at("/id"))
                        .at("/status")
                        .equals("active"));
    }

    private static long decisions(Http http) {
        long decisions = 0;
        long after = 0;
        while (true) {
            var page = http.get("/v1/events?type=model.identified&limit=100&after=" + after)
                    .json();
            if (page.path("data").isEmpty()) {
                return decisions;
            }
            decisions += page.path("data").size();
            after = page.at("/page/next_after").asLong();
        }
    }
}
