package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.released;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Which prices moved, and by how much. */
@Timeout(60)
class PriceChangesIT extends ApiContext {

    @Test
    void a_move_has_the_price_before_and_after_and_its_percentage() {
        record(released("moved/a", "2026-01-15"), price("moved/a", "2026-01-15", "USD", "4", "10"));
        var cut = record(price("moved/a", "2026-05-10", "USD", "1", "11"));
        var changes = changes("organisation=moved&from=2026-05-01&to=2026-05-31");
        assertThat(changes).hasSize(2);
        var input = changes.getFirst();
        assertThat(input.path("component").asString()).isEqualTo("input");
        assertThat(input.path("before").asString()).isEqualTo("4");
        assertThat(input.path("after").asString()).isEqualTo("1");
        assertThat(input.path("percent").asDouble()).isEqualTo(-75.0);
        assertThat(input.path("effective").asString()).isEqualTo("2026-05-10");
        assertThat(input.path("event_id")).isEqualTo(cut.path("id"));
        assertThat(input.path("position")).isEqualTo(cut.path("position"));
        assertThat(changes.getLast().path("percent").asDouble()).isEqualTo(10.0);
        assertThat(changes("organisation=moved&from=2026-05-01&to=2026-05-31&direction=up"))
                .hasSize(1);
        assertThat(changes("organisation=moved&from=2026-05-01&to=2026-05-31&min_percent=11"))
                .hasSize(1);
        assertThat(changes("organisation=moved&from=2026-05-11&to=2026-05-31")).isEmpty();
        assertThat(changes("model=moved/a&from=2026-05-01&to=2026-05-31&provider=nobody"))
                .isEmpty();
    }

    @Test
    void what_is_no_move_is_not_listed() {
        record(released("unmoved/a", "2026-01-15"), price("unmoved/a", "2026-01-15", "USD", "4", "10"));
        record(price("unmoved/a", "2026-05-02", "USD", "4.00", "10"));
        record(price("unmoved/a", "2026-05-03", "EUR", "3", "9"));
        record(released("unmoved/b", "2026-01-15"), disclosure("unmoved/b", "2026-01-15", "undisclosed"));
        record(price("unmoved/b", "2026-05-03", "USD", "3", "9"));
        record(
                released("unmoved/c", "2026-01-15"),
                price("unmoved/c", "2026-01-15", "USD", "4", "10").by("list", "catalogue"));
        record(price("unmoved/c", "2026-05-03", "USD", "3", "9").with("/effective_basis", "first_seen"));
        assertThat(changes("organisation=unmoved&from=2026-01-01&to=2026-12-31"))
                .isEmpty();
    }

    @Test
    void a_price_announced_ahead_is_a_change_from_its_day_on_and_a_past_list_stays() {
        record(released("forthcoming/a", "2026-01-15"), price("forthcoming/a", "2026-01-15", "USD", "4", "10"));
        long before = head();
        var first = get("/v1/price-changes?organisation=forthcoming&from=2026-01-01&as_of=" + before)
                .body();
        record(price("forthcoming/a", "2026-06-01", "USD", "2", "10").seen("2026-05-01"));
        assertThat(changes("organisation=forthcoming&from=2026-01-01&effective_at=2026-05-31"))
                .isEmpty();
        assertThat(changes("organisation=forthcoming&from=2026-01-01&effective_at=2026-06-01"))
                .hasSize(1);
        assertThat(get("/v1/price-changes?organisation=forthcoming&from=2026-01-01&as_of=" + before)
                        .body())
                .isEqualTo(first);
    }

    private static Envelope price(String model, String effective, String currency, String input, String output) {
        return about("model", model, "pricing.changed", """
                {'channel': 'first_party_api', 'disclosure': 'disclosed', 'currency': '%s', 'prices': [
                 {'component': 'input', 'amount': '%s', 'per': '1M_tokens'},
                 {'component': 'output', 'amount': '%s', 'per': '1M_tokens'}]}
                """.formatted(currency, input, output))
                .with("/effective", effective)
                .seen(effective)
                .by("maker", "official");
    }

    private List<JsonNode> changes(String query) {
        return data("/v1/price-changes?" + query);
    }
}
