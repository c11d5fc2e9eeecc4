package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.disclosure;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Prices as people reported them: late lists, ends, hours, currencies and quantities. */
class PriceRuleIT extends RuleCase {

    @Test
    void a_late_catalogue_never_silences_the_vendor() {
        var model = known("openai/p16b");
        record(price(model, "2026-06-01", "5", "30"));
        record(price(model, "2026-07-30", "2.5", "15"));
        record(price(model, "2026-08-03", "5", "30")
                .by("list-of-prices", "catalogue")
                .without("effective"));
        var item = item(of(model) + "/pricing");
        assertThat(amounts(item)).containsExactly("input 2.5", "output 15");
        assertThat(item.path("since").asString()).isEqualTo("2026-07-30");
        assertThat(item.path("disputed").asBoolean()).isTrue();
        assertThat(says(item)).containsExactly("openai 2026-07-30", "list-of-prices 2026-08-03");
        assertThat(dispute(model, "")).hasSize(1);
    }

    @Test
    void a_price_with_an_end_has_expired_afterwards() {
        var model = known("anthropic/p4b");
        record(price(model, "2026-06-30", "2", "10")
                .with("/data/disclosure", "promotional")
                .withJson("/data/prices/0/conditions", "{'until': '2026-08-31'}")
                .withJson("/data/prices/1/conditions", "{'until': '2026-08-31'}"));
        var path = of(model) + "/pricing?effective_at=";
        assertThat(item(path + "2026-08-31").path("disclosure").asString()).isEqualTo("promotional");
        var after = item(path + "2026-10-01");
        assertThat(after.path("disclosure").asString()).isEqualTo("expired");
        assertThat(after.path("prices").isEmpty()).isTrue();
        assertThat(after.path("since").asString()).isEqualTo("2026-09-01");
        assertThat(texts(data("/v1/models?organisation=anthropic&pricing_disclosure=promotional"), "/model"))
                .doesNotContain(model);
        assertThat(texts(data("/v1/models?organisation=anthropic&pricing_disclosure=expired"), "/model"))
                .contains(model);
        assertThat(anybody().get("/feeds/calendar.ics?model=" + model).body()).contains("DTSTART;VALUE=DATE:20260831");
        assertThat(texts(data("/v1/timeline?model=" + model), "/sentence"))
                .anyMatch(sentence -> sentence.startsWith("The promotional price of anthropic/p4b ends"));
    }

    @Test
    void after_a_promotion_its_regular_price_holds() {
        var model = known("anthropic/regular");
        record(price(model, "2026-06-30", "2", "10")
                .with("/data/disclosure", "promotional")
                .withJson("/data/prices/0/conditions", "{'until': '2026-08-31'}")
                .withJson("/data/prices/1/conditions", "{'until': '2026-08-31'}")
                .withJson("/data/regular", "[{'component': 'input', 'amount': '4', 'per': '1M_tokens'}]"));
        var path = of(model) + "/pricing?effective_at=";
        assertThat(item(path + "2026-07-01").at("/regular/0/amount").asString()).isEqualTo("4");
        assertThat(amounts(item(path + "2026-09-01"))).containsExactly("input 4");
        assertThat(item(path + "2026-09-01").path("disclosure").asString()).isEqualTo("disclosed");
    }

    @Test
    void an_instant_picks_the_price_of_its_hour_and_a_date_shows_all() {
        var model = known("deepseek/hours");
        record(price(model, "2026-06-01", "2", "4").withJson("/data/prices", """
                [{'component': 'input', 'amount': '2', 'per': '1M_tokens',
                  'conditions': {'hours': {'days': ['mon', 'tue', 'wed', 'thu', 'fri'], 'from': '09:00', 'to': '12:00', 'time_zone': 'Asia/Shanghai'}}},
                 {'component': 'input', 'amount': '1', 'per': '1M_tokens'}]
                """));
        var path = of(model) + "/pricing?effective_at=";
        assertThat(amounts(item(path + "2026-08-21"))).containsExactly("input 2", "input 1");
        assertThat(amounts(item(path + "2026-08-21T02:00:00Z")))
                .as("Friday 10:00 in Shanghai")
                .containsExactly("input 2");
        assertThat(amounts(item(path + "2026-08-21T05:00:00Z")))
                .as("Friday 13:00")
                .containsExactly("input 1");
        assertThat(amounts(item(path + "2026-08-22T02:00:00Z"))).as("Saturday").containsExactly("input 1");
    }

    @Test
    void two_currencies_of_one_vendor_are_two_prices() {
        var model = known("zhipu/currencies");
        record(price(model, "2026-06-01", "1", "2"));
        record(price(model, "2026-06-05", "7", "14").with("/data/currency", "CNY"));
        assertThat(texts(data(of(model) + "/pricing"), "/currency")).containsExactlyInAnyOrder("USD", "CNY");
        record(disclosure(model, "2026-08-01", "not_offered"));
        assertThat(item(of(model) + "/pricing").path("disclosure").asString()).isEqualTo("not_offered");
    }

    @Test
    void a_correction_may_change_the_currency() {
        var model = known("scaleway/currency");
        var wrong = record(price(model, "2026-06-01", "1.8", "5.5"));
        correct(wrong, price(model, "2026-06-01", "1.8", "5.5").with("/data/currency", "EUR"));
        assertThat(item(of(model) + "/pricing").path("currency").asString()).isEqualTo("EUR");
        assertThat(item(of(model) + "/pricing?as_of=" + position(wrong))
                        .path("currency")
                        .asString())
                .isEqualTo("USD");
    }

    @ParameterizedTest
    @CsvSource({
        "2.50, 1M_tokens, 9, 1K_tokens, true",
        "9, 1M_tokens, 0.009, 1K_tokens, false",
        "0.01, request, 10, 1K_calls, false",
        "0.0833, 1M_tokens, 0.08333, 1M_tokens, false",
        "1, 1M_tokens, 1, 1m_tokens, false"
    })
    void amounts_are_compared_in_one_quantity(String one, String per, String other, String otherPer, boolean disputed) {
        var model =
                known("units/" + (one + per + other + otherPer).toLowerCase().replaceAll("[^a-z0-9]", "-"));
        record(priced(model, "2026-06-01", one, per));
        record(priced(model, "2026-06-02", other, otherPer)
                .by("list-of-units", "catalogue")
                .without("effective"));
        assertThat(item(of(model) + "/pricing").path("disputed").asBoolean()).isEqualTo(disputed);
    }

    @ParameterizedTest
    @MethodSource
    void what_no_price_can_be_is_refused_with_its_place(String place, String value, String pointer) {
        var model = "door/prices";
        http().post("/v1/events", Envelope.announced(model, "2026-01-15").toString());
        var answer = http().post(
                        "/v1/events",
                        price(model, "2026-06-01", "1", "2")
                                .withJson(place, value)
                                .toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(texts(answer.json().path("errors").valueStream().toList(), "/pointer"))
                .contains(pointer);
    }

    static Stream<Arguments> what_no_price_can_be_is_refused_with_its_place() {
        return Stream.of(
                arguments("/data/prices/0/per", "'furlong'", "/data/prices/0/per"),
                arguments("/data/currency", "'XXX'", "/data/currency"),
                arguments("/data/currency", "'VEF'", "/data/currency"),
                arguments("/data/disclosure", "'expired'", "/data/disclosure"),
                arguments(
                        "/data/prices/0/conditions",
                        "{'hours': {'from': '09:00', 'to': '12:00', 'time_zone': 'Mars/Olympus'}}",
                        "/data/prices/0/conditions/hours/time_zone"),
                arguments("/data/prices/0/conditions", "{'until': '2026-02-30'}", "/data/prices/0/conditions/until"),
                arguments(
                        "/data/regular",
                        "[{'component': 'input', 'amount': '4', 'per': '1M_tokens'}]",
                        "/data/regular"));
    }

    @Test
    void a_second_date_ahead_warns_that_the_first_still_counts() {
        var model = known("azure/moved");
        var first = record(access(model, "2026-03-31", "retired").seen("2025-11-15"));
        var answer = http().post(
                        "/v1/events",
                        access(model, "2026-06-01", "retired")
                                .seen("2026-02-10")
                                .toString());
        assertThat(answer.status()).isEqualTo(201);
        var warning = answer.json().at("/warnings/0");
        assertThat(warning.path("type").asString()).endsWith("/date-still-ahead");
        assertThat(warning.path("event").asString())
                .isEqualTo("/v1/events/" + first.path("id").asString());
        assertThat(http().post(
                                "/v1/events",
                                access(model, "2026-06-01", "retired")
                                        .seen("2026-02-10")
                                        .toString())
                        .json()
                        .has("warnings"))
                .as("known already")
                .isFalse();
    }

    @Test
    void a_compressed_body_is_refused_by_name() {
        var answer = http().post("/v1/events", "anything", "Content-Encoding", "gzip");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("type").asString()).endsWith("/encoded-body");
    }

    @Test
    void a_future_price_is_told_in_the_future_tense() {
        var model = known("openai/future");
        record(price(model, "2027-01-01", "2", "10").seen("2026-10-01").with("/data/tier", "contributor"));
        assertThat(texts(data("/v1/timeline?model=" + model + "&effective_at=2027-01-01"), "/sentence"))
                .contains(
                        "openai/future will cost from 2027-01-01: $2 / 1M input tokens, $10 / 1M output tokens (first party API, tier contributor)");
    }

    private static Envelope price(String model, String effective, String input, String output) {
        return Envelope.price(model, effective, output).withJson("/data/prices", """
                [{'component': 'input', 'amount': '%s', 'per': '1M_tokens'}, {'component': 'output', 'amount': '%s', 'per': '1M_tokens'}]
                """.formatted(input, output));
    }

    private static Envelope priced(String model, String effective, String amount, String per) {
        return Envelope.price(model, effective, amount).with("/data/prices/0/per", per);
    }

    private static List<String> amounts(JsonNode item) {
        return item.path("prices")
                .valueStream()
                .map(price -> price.path("component").asString() + " "
                        + price.path("amount").asString())
                .toList();
    }
}
