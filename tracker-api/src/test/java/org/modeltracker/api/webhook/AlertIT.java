package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;

/** Alerts: news only when a line is crossed. */
class AlertIT extends WebhookContext {

    private static final String BELOW_3 =
            "{'fact': 'pricing', 'component': 'input', 'per': '1M_tokens', 'currency': 'USD', 'crosses': 'below', 'amount': '3'}";

    private JsonNode alert(String conditions) {
        return subscribe(receiver, "'models': ['%s/*'], 'when': [%s]".formatted(lab, conditions));
    }

    private Envelope costs(String input) {
        return costs(lab + "/one", input);
    }

    private Envelope costs(String model, String input) {
        return Envelope.price(model, today(), "12").withJson("/data/prices", """
                [{'component': 'input', 'amount': '%s', 'per': '1M_tokens'}, {'component': 'output', 'amount': '12', 'per': '1M_tokens'}]
                """.formatted(input));
    }

    private void recordLater(Envelope claim) {
        later(Duration.ofDays(1));
        record(claim);
    }

    /** The input prices of the news so far, once every event has been promised. */
    private List<String> told(JsonNode webhook) {
        settled();
        int promised = deliveries(webhook, "").size();
        return receiver.awaitNews(promised).stream()
                .map(news ->
                        news.json().at("/data/change/current/prices/0/amount").asString())
                .toList();
    }

    private void known(String input) {
        record(Envelope.released(lab + "/one", today()), costs(input));
        settled();
    }

    @Test
    void a_price_that_falls_below_a_line_is_told_once() {
        known("5");
        var webhook = alert(BELOW_3);
        recordLater(costs("4"));
        later(Duration.ofDays(1));
        record(costs("2.5"));
        later(Duration.ofDays(1));
        record(costs("2"));
        assertThat(told(webhook)).containsExactly("2.5");
        later(Duration.ofDays(1));
        record(costs("6"));
        later(Duration.ofDays(1));
        record(costs("2.9"));
        assertThat(told(webhook)).containsExactly("2.5", "2.9");
    }

    @Test
    void a_line_is_compared_in_whatever_quantity_it_is_given() {
        known("5");
        var webhook = alert(
                "{'fact': 'pricing', 'component': 'input', 'per': '1K_tokens', 'crosses': 'below', 'amount': '0.003'}");
        later(Duration.ofDays(1));
        record(costs("3"));
        later(Duration.ofDays(1));
        record(costs("2.99"));
        assertThat(told(webhook)).containsExactly("2.99");
    }

    @Test
    void what_a_reseller_asks_crosses_no_line_of_the_headline_price_but_that_of_its_own() {
        known("5");
        record(costs("6").with("/data/provider", lab + "-shop").with("/data/channel", "aggregator"));
        settled();
        var headline = alert(BELOW_3);
        var shop = subscribe(
                receiver,
                "'models': ['%1$s/*'], 'when': [{'fact': 'pricing', 'provider': '%1$s-shop', 'component': 'input', 'crosses': 'below', 'amount': '3'}]"
                        .formatted(lab));
        later(Duration.ofDays(1));
        record(costs("2").with("/data/provider", lab + "-shop").with("/data/channel", "aggregator"));
        settled();
        assertThat(deliveries(headline, "")).isEmpty();
        assertThat(deliveries(shop, "")).hasSize(1);
    }

    @Test
    void a_recognised_listing_crosses_no_line() {
        known("5");
        record(Envelope.released(lab + "/listed", today()), costs(lab + "/listed", "2"));
        var webhook = alert(BELOW_3);
        record(Envelope.about("model", lab + "/listed", "model.identified", """
                        {'same_as': '%s/one', 'basis': 'editor', 'reason': 'a test says so'}
                        """.formatted(lab))
                .with("/effective_basis", "first_seen"));
        assertThat(told(webhook)).isEmpty();
    }

    @Test
    void a_first_price_crosses_no_line() {
        record(Envelope.released(lab + "/one", today()));
        var webhook = alert(BELOW_3);
        record(costs("2"));
        assertThat(told(webhook)).isEmpty();
    }

    @Test
    void a_correction_back_crosses_no_line_and_one_to_what_never_was_does() {
        known("2");
        var webhook = alert(BELOW_3);
        later(Duration.ofDays(1));
        var mistake = record(costs("5"));
        var corrected = correct(mistake, costs("2"));
        assertThat(told(webhook)).isEmpty();
        later(Duration.ofDays(1));
        var again = record(costs("7"));
        retract(again);
        assertThat(told(webhook)).isEmpty();
        later(Duration.ofDays(1));
        record(costs("8"));
        later(Duration.ofDays(1));
        var fourth = record(costs("7"));
        correct(fourth, costs("1"));
        assertThat(told(webhook)).containsExactly("1");
        assertThat(corrected.path("id")).isNotEqualTo(fourth.path("id"));
    }

    @Test
    void a_price_that_is_announced_ahead_crosses_no_line_yet() {
        known("5");
        var webhook = alert(BELOW_3);
        record(costs("2")
                .effective(java.time.LocalDate.parse(today()).plusDays(20).toString())
                .seen(today()));
        assertThat(told(webhook)).isEmpty();
    }

    @Test
    void a_replay_repeats_no_alert_that_has_arrived() {
        known("5");
        var webhook = alert(BELOW_3);
        later(Duration.ofDays(1));
        record(costs("2"));
        settled();
        eventually(
                "the alert arrives",
                () -> deliveries(webhook, "&status=delivered").size() == 1);
        var replay = owner.post(path(webhook, "/replay"), "{\"after\": 0}").json();
        eventually(
                "the replay is done",
                () -> !owner.get(path(webhook, "/replays/") + replay.path("id").asString())
                        .json()
                        .path("done_at")
                        .isNull());
        assertThat(deliveries(webhook, "&status=waiting")).isEmpty();
        assertThat(receiver.news()).hasSize(1);
    }

    @Test
    void an_import_crosses_a_line_once_and_the_same_file_again_does_not() {
        var webhook = alert(BELOW_3);
        for (var input : List.of("5", "2.5", "2.5")) {
            later(Duration.ofDays(1));
            var run = http().post(
                            "/v1/imports/modelsdev?force=true&observed_at=" + today(),
                            """
                    {"%1$s": {"id": "%1$s", "name": "%1$s", "models": {"one": {"id": "one", "name": "One", "cost": {"input": %2$s, "output": 12}}}}}
                    """.formatted(lab, input),
                            "Prefer",
                            "wait=20");
            assertThat(run.at("/state")).as(run.body()).isEqualTo("done");
        }
        assertThat(told(webhook)).containsExactly("2.5");
    }

    @Test
    void a_price_that_moves_by_so_many_percent_is_told_up_and_down() {
        known("10");
        var webhook = alert("{'fact': 'pricing', 'change_percent': '20'}");
        for (var input : List.of("9", "7", "8", "10")) {
            later(Duration.ofDays(1));
            record(costs(input));
        }
        assertThat(told(webhook)).containsExactly("7", "10");
    }

    @Test
    void a_state_that_reaches_a_word_is_told_once() {
        record(Envelope.released(lab + "/one", today()), Envelope.access(lab + "/one", today(), "public_preview"));
        settled();
        var webhook = alert(
                "{'fact': 'access', 'to': ['general_availability']}, {'fact': 'openness', 'to': ['open_weights_permissive']}");
        later(Duration.ofDays(1));
        record(Envelope.access(lab + "/one", today(), "limited_availability"));
        later(Duration.ofDays(1));
        record(
                Envelope.access(lab + "/one", today(), "general_availability"),
                Envelope.access(lab + "/one", today(), "general_availability").by("a-paper", "press"),
                Envelope.status(lab + "/one", today(), "open_weights"));
        later(Duration.ofDays(1));
        record(Envelope.status(lab + "/one", today(), "open_weights_permissive"));
        settled();
        assertThat(deliveries(webhook, "").stream()
                        .map(delivery -> delivery.path("type").asString())
                        .toList())
                .containsExactlyInAnyOrder("api_access.changed", "open_source_status.changed");
    }

    @Test
    void conditions_are_read_back_changed_and_taken_away() {
        var webhook = alert(BELOW_3 + ", {'fact': 'upcoming', 'days_before': [90, 30, 7]}");
        var when = owner.get(path(webhook, "")).json().path("when");
        assertThat(when)
                .isEqualTo(Envelope.tree("[%s, {'fact': 'upcoming', 'days_before': [90, 30, 7]}]".formatted(BELOW_3)));
        assertThat(patch(webhook, "{'description': 'still the same'}").json().path("when"))
                .isEqualTo(when);
        assertThat(patch(webhook, "{'when': [{'fact': 'pricing', 'change_percent': '5'}]}")
                        .at("/when/0/change_percent"))
                .isEqualTo("5");
        assertThat(patch(webhook, "{'when': null}").json().has("when")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /when/0/fact",
                "null | /when/0",
                "{'fact': 'prizes'} | /when/0/fact",
                "{'fact': 'pricing'} | /when/0",
                "{'fact': 'pricing', 'crosses': 'below', 'amount': '3'} | /when/0/component",
                "{'fact': 'pricing', 'crosses': 'below', 'component': 'input'} | /when/0/amount",
                "{'fact': 'pricing', 'crosses': 'beside', 'component': 'input', 'amount': '3'} | /when/0/crosses",
                "{'fact': 'pricing', 'component': 'input', 'amount': '3', 'change_percent': '5'} | /when/0/amount",
                "{'fact': 'pricing', 'crosses': 'below', 'component': 'input', 'amount': '-3'} | /when/0/amount",
                "{'fact': 'pricing', 'crosses': 'below', 'component': 'input', 'amount': '3', 'per': 'ell'} | /when/0/per",
                "{'fact': 'pricing', 'crosses': 'below', 'component': 'input', 'amount': '3', 'currency': 'XXX'} | /when/0/currency",
                "{'fact': 'pricing', 'change_percent': '0'} | /when/0/change_percent",
                "{'fact': 'pricing', 'change_percent': 'a lot'} | /when/0/change_percent",
                "{'fact': 'access'} | /when/0/to",
                "{'fact': 'access', 'to': ['open_weights']} | /when/0/to/0",
                "{'fact': 'openness', 'to': ['retired']} | /when/0/to/0",
                "{'fact': 'openness', 'to': ['closed'], 'days_before': [3]} | /when/0/days_before",
                "{'fact': 'upcoming', 'days_before': []} | /when/0/days_before",
                "{'fact': 'upcoming', 'days_before': [400]} | /when/0/days_before/0",
                "{'fact': 'upcoming', 'days_before': [7], 'amount': '3'} | /when/0/amount",
                "{'fact': 'access', 'to': ['retired'], 'colour': 'red'} | /when/0/colour",
            })
    void a_condition_that_cannot_be_met_is_refused_by_its_place(String condition, String pointer) {
        var body = "{'url': '%s', 'when': [%s]}".formatted(receiver.url(), condition);
        var refused = owner.post("/v1/webhooks", body.replace('\'', '"'));
        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .as(refused.body())
                .contains(pointer);
    }
}
