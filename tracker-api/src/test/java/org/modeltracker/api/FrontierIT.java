package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Price against score. */
@Timeout(60)
class FrontierIT extends ApiContext {

    @Test
    void a_point_has_the_headline_price_and_no_plan_tier_free_listing_or_promotion() {
        record(benchmark("headline"), announced("headline/a", "2026-01-15"));
        record(exact("headline/a", "headline", "50"));
        record(priced("headline/a", "first_party_api", "headline", "disclosed", "4", "8"));
        record(priced("headline/a", "subscription_plan", "headline", "disclosed", "0.01", "0.02"));
        record(priced("headline/a", "aggregator", "gateway", "free", "0", "0"));
        record(priced("headline/a", "aggregator", "cheap", "disclosed", "1", "2"));
        record(priced("headline/a", "aggregator", "sale", "promotional", "0.1", "0.2"));
        record(priced("headline/a", "first_party_api", "headline", "disclosed", "0.3", "0.4")
                .with("/data/tier", "contributor"));
        assertThat(prices("headline")).containsExactly("5");
    }

    @Test
    void a_point_names_its_score_its_price_and_the_offering_and_dates_of_both() {
        record(benchmark("points").with("/data/unit", "percent"), announced("points/a", "2026-01-15"));
        record(announced("points/b", "2026-01-15"), announced("points/c", "2026-01-15"));
        record(exact("points/a", "points", "50"), exact("points/b", "points", "40"), exact("points/c", "points", "45"));
        var price = record(priced("points/a", "first_party_api", "points", "disclosed", "4", "8"));
        record(priced("points/b", "aggregator", "a-shop", "disclosed", "8", "8"));
        var frontier = get("/v1/frontier?benchmark=points").json();
        assertThat(frontier.path("currency").asString()).isEqualTo("USD");
        assertThat(frontier.path("unit").asString()).isEqualTo("percent");
        assertThat(texts(frontier.path("data").valueStream().toList(), "/model"))
                .containsExactly("points/a", "points/b");
        assertThat(texts(frontier.path("unpriced").valueStream().toList(), "")).containsExactly("points/c");
        var point = frontier.at("/data/0");
        assertThat(point.path("price").stringValue()).isEqualTo("5");
        assertThat(point.path("score").decimalValue()).isEqualByComparingTo("50");
        assertThat(point.path("best").asBoolean()).isTrue();
        assertThat(frontier.at("/data/1/best").asBoolean()).isFalse();
        assertThat(point.at("/scored/effective").asString()).isEqualTo("2026-05-01");
        assertThat(point.at("/offering/provider").asString()).isEqualTo("points");
        assertThat(point.at("/offering/since").asString()).isEqualTo("2026-05-01");
        assertThat(point.at("/offering/event_id").asString())
                .isEqualTo(id(price).toString());
        assertThat(data("/v1/frontier?benchmark=points&effective_at=2026-04-30"))
                .as("nothing was scored yet")
                .isEmpty();
    }

    @Test
    void a_model_that_its_maker_does_not_sell_has_the_cheapest_sellers_price() {
        record(benchmark("resold"), announced("resold/a", "2026-01-15"), exact("resold/a", "resold", "50"));
        record(priced("resold/a", "aggregator", "dear", "disclosed", "4", "4"));
        record(priced("resold/a", "aggregator", "cheap", "disclosed", "2", "2"));
        record(priced("resold/a", "aggregator", "gratis", "free", "0", "0"));
        assertThat(prices("resold")).containsExactly("2");
    }

    @Test
    void a_price_in_another_currency_is_no_point_and_compare_says_that_currencies_differ() {
        record(benchmark("yuan"), announced("yuan/a", "2026-01-15"), announced("yuan/b", "2026-01-15"));
        record(exact("yuan/a", "yuan", "50"), exact("yuan/b", "yuan", "40"));
        record(priced("yuan/a", "first_party_api", "yuan", "disclosed", "4.5", "4.5")
                .with("/data/currency", "CNY"));
        record(priced("yuan/b", "first_party_api", "yuan", "disclosed", "2.5", "2.5"));
        assertThat(prices("yuan")).containsExactly("2.5");
        var row = data("/v1/compare?model=yuan/a&model=yuan/b").stream()
                .filter(each -> each.path("fact").asString().equals("pricing"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(row.path("currencies").valueStream().toList(), "")).containsExactly("CNY", "USD");
        assertThat(anybody().get("/compare?model=yuan/a&model=yuan/b").body()).contains("in different currencies");
    }

    private List<String> prices(String benchmark) {
        return texts(data("/v1/frontier?benchmark=" + benchmark), "/price");
    }

    private static Envelope priced(
            String model, String channel, String provider, String disclosure, String input, String output) {
        return Envelope.of(
                "pricing.changed", model, "2026-05-01", """
                {'channel': '%s', 'provider': '%s', 'disclosure': '%s', 'currency': 'USD',
                 'prices': [{'component': 'input', 'amount': '%s', 'per': '1M_tokens'},
                            {'component': 'output', 'amount': '%s', 'per': '1M_tokens'}]}
                """.formatted(channel, provider, disclosure, input, output));
    }
}
