package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.price;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The list of disputes: what comes first, and how many there are. */
@Timeout(60)
class DisputesIT extends ApiContext {

    @Test
    void an_official_source_comes_first_then_prices_by_their_difference_then_the_newest_dispute() {
        Stream.of("catalogues", "near", "far", "state", "newer")
                .forEach(name -> record(announced("weighed/" + name, "2026-01-15")));
        dispute("weighed/near", "official", "9", "10");
        dispute("weighed/catalogues", "catalogue", "1", "100");
        dispute("weighed/far", "official", "2", "10");
        record(access("weighed/state", "2026-05-01", "public_preview"));
        record(access("weighed/state", "2026-05-01", "general_availability").by("paper", "press"));
        record(access("weighed/newer", "2026-06-01", "public_preview"));
        record(access("weighed/newer", "2026-06-01", "general_availability").by("paper", "press"));
        assertThat(ofMaker(all("limit=100"), "weighed"))
                .containsExactly("weighed/far", "weighed/near", "weighed/newer", "weighed/state", "weighed/catalogues");
    }

    @Test
    void the_counts_by_fact_add_up_to_the_list_on_every_page_and_at_every_point() {
        record(announced("counted/a", "2026-01-15"), announced("counted/b", "2026-01-15"));
        dispute("counted/a", "official", "1", "2");
        long before = head();
        dispute("counted/b", "official", "1", "2");
        long now = head();
        for (var asked :
                List.of("limit=3&as_of=" + before, "limit=3&as_of=" + now, "limit=3&effective_at=2026-05-02")) {
            var listed = all(asked);
            var counts = get("/v1/disputes?" + asked).json().path("counts");
            assertThat(counts.propertyStream()
                            .mapToLong(count -> count.getValue().asLong())
                            .sum())
                    .isEqualTo(listed.size());
            counts.propertyStream()
                    .forEach(count -> assertThat(listed.stream()
                                    .filter(dispute ->
                                            dispute.path("fact").asString().equals(count.getKey())))
                            .as(count.getKey())
                            .hasSize(count.getValue().asInt()));
            assertThat(listed).doesNotHaveDuplicates();
        }
        assertThat(ofMaker(all("limit=3&as_of=" + before), "counted")).containsExactly("counted/a");
        assertThat(ofMaker(all("limit=3&as_of=" + now), "counted")).containsExactly("counted/a", "counted/b");
        assertThat(anybody().get("/disputes").body()).containsPattern("pricing \\d+");
    }

    private void dispute(String model, String kind, String price, String other) {
        record(price(model, "2026-05-01", price).by("first-" + kind, kind));
        record(price(model, "2026-05-01", other).by("a-list", "catalogue"));
    }

    private static List<String> ofMaker(List<JsonNode> disputes, String maker) {
        return texts(disputes, "/model").stream()
                .filter(model -> model.startsWith(maker + "/"))
                .toList();
    }

    private List<JsonNode> all(String query) {
        var all = new ArrayList<JsonNode>();
        var page = get("/v1/disputes?" + query).json();
        page.path("data").forEach(all::add);
        while (page.at("/page/has_more").asBoolean()) {
            page = get("/v1/disputes?" + query + "&cursor="
                            + page.at("/page/next_cursor").asString())
                    .json();
            page.path("data").forEach(all::add);
        }
        return all;
    }
}
