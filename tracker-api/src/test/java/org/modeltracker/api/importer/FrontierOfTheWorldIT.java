package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;

/** The whole catalogue of the world: a frontier shows what somebody pays who comes to buy. */
@Tag("faults")
class FrontierOfTheWorldIT {

    private static final String FILE = "modelsdev-all/api-2026-06-15.json";
    private static final int MODELS = 40;

    private final CatalogueFolder folder = CatalogueFolder.real();

    @Test
    void no_point_has_the_price_of_a_plan_a_tier_a_free_listing_or_a_placeholder() {
        var raw = RawCatalogue.of(folder.json(FILE)).offerings();
        try (var tracker = ImportingTracker.start()) {
            assertThat(ImportRuns.state(tracker.imported("modelsdev", folder.text(FILE), "2026-06-15")))
                    .isEqualTo("done");
            var models = priced(tracker);
            post(tracker, Envelope.benchmark("world"));
            IntStream.range(0, models.size())
                    .forEach(n -> post(tracker, Envelope.exact(models.get(n), "world", String.valueOf(n))));
            var frontier = tracker.http().get("/v1/frontier?benchmark=world").json();
            assertThat(frontier.path("data").size() + frontier.path("unpriced").size())
                    .isEqualTo(MODELS);
            assertThat(frontier.path("data").size()).isGreaterThan(MODELS / 2);
            for (var point : frontier.path("data")) {
                var offering = point.path("offering");
                assertThat(offering.path("channel").asString())
                        .as(point.toString())
                        .isNotEqualTo("subscription_plan");
                assertThat(offering.path("tier").isNull()).as(point.toString()).isTrue();
                assertThat(offering.path("variant").asString("")).isEmpty();
                assertThat(offering.path("alias").asBoolean()).isFalse();
                assertThat(offering.path("disclosure").asString()).isEqualTo("disclosed");
                assertThat(offering.path("since").asString()).isNotEmpty();
                var name = offering.at("/claims/0/source/locator").asString();
                var listing = raw.get(name);
                assertThat(listing).as(name).isNotNull();
                assertThat(RawCatalogue.isPlaceholder(name, listing)).as(name).isFalse();
                assertThat(name).doesNotContainPattern("(:|/|-)free$").doesNotContainPattern("-plan/|copilot/");
                assertThat(new BigDecimal(point.path("price").asString()))
                        .as(name)
                        .isEqualByComparingTo(blended(listing));
            }
        }
    }

    private static BigDecimal blended(JsonNode listing) {
        var base = RawCatalogue.base(listing);
        return base.get("input")
                .multiply(new BigDecimal("3"))
                .add(base.get("output"))
                .divide(new BigDecimal("4"));
    }

    /** Evenly from all that the catalogue has a price for. */
    private static List<String> priced(ImportingTracker tracker) {
        var models = tracker.listed().stream()
                .filter(model -> tracker.http()
                        .get("/v1/models/" + model + "/pricing")
                        .json()
                        .path("data")
                        .valueStream()
                        .anyMatch(item -> item.path("disclosure").asString().equals("disclosed")))
                .toList();
        assertThat(models).hasSizeGreaterThan(MODELS);
        return IntStream.range(0, MODELS)
                .mapToObj(n -> models.get(n * models.size() / MODELS))
                .toList();
    }

    private static void post(ImportingTracker tracker, Envelope claim) {
        var answer = tracker.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
