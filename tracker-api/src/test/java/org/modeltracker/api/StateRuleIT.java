package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.confirmed;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule, of states: access, prices. */
class StateRuleIT extends RuleCase {

    @Test
    void official_preview_in_april_and_press_availability_in_july_is_a_disputed_preview() {
        var model = known("rule/preview");
        record(access(model, "2026-04-09", "private_preview"));
        record(access(model, "2026-07-01", "general_availability").by("a-paper", "press"));
        var item = item(of(model) + "/access");
        assertThat(item.path("state").asString()).isEqualTo("private_preview");
        assertThat(item.path("since").asString()).isEqualTo("2026-04-09");
        assertThat(item.path("disputed").asBoolean()).isTrue();
        assertThat(says(item)).containsExactly("rule 2026-04-09", "a-paper 2026-07-01");
        assertThat(item(of(model) + "/access?effective_at=2026-06-30")
                        .path("disputed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void official_price_and_a_press_report_that_it_is_undisclosed_is_the_price_disputed() {
        var model = known("rule/price");
        record(price(model, "2026-07-09", "15"));
        record(disclosure(model, "2026-07-15", "undisclosed").by("a-paper", "press"));
        var item = item(of(model) + "/pricing");
        assertThat(item.at("/prices/0/amount").asString()).isEqualTo("15");
        assertThat(item.path("disputed").asBoolean()).isTrue();
    }

    @Test
    void press_is_silenced_by_an_official_claim_that_was_seen_later() {
        var model = known("rule/silenced");
        record(access(model, "2026-07-01", "general_availability").by("a-paper", "press"));
        record(access(model, "2026-04-09", "private_preview").seen("2026-08-01"));
        var item = item(of(model) + "/access");
        assertThat(item.path("state").asString()).isEqualTo("private_preview");
        assertThat(item.path("disputed").asBoolean()).isFalse();
    }

    @Test
    void two_catalogues_differ_and_the_older_was_not_confirmed_since_so_the_newer_answers() {
        var model = known("rule/catalogues");
        record(price(model, "2026-05-01", "10").by("catalogue-one", "catalogue"));
        record(price(model, "2026-06-01", "12").by("catalogue-two", "catalogue"));
        var item = item(of(model) + "/pricing");
        assertThat(item.at("/prices/0/amount").asString()).isEqualTo("12");
        assertThat(item.path("disputed").asBoolean()).isFalse();
    }

    @Test
    void two_catalogues_differ_and_the_older_was_confirmed_since_so_both_are_heard() {
        var model = known("rule/confirmed");
        record(price(model, "2026-05-01", "10").by("catalogue-three", "catalogue"));
        record(price(model, "2026-06-01", "12").by("catalogue-four", "catalogue"));
        var confirmation = record(confirmed("catalogue-three", "2026-06-15"));
        var item = item(of(model) + "/pricing");
        assertThat(item.path("disputed").asBoolean()).isTrue();
        assertThat(item.at("/prices/0/amount").asString()).isEqualTo("12");
        assertThat(says(item)).containsExactlyInAnyOrder("catalogue-three 2026-05-01", "catalogue-four 2026-06-01");
        var before = item(of(model) + "/pricing?as_of=" + (position(confirmation) - 1));
        assertThat(before.path("disputed").asBoolean()).isFalse();
        var unseen = item(of(model) + "/pricing?observed_by=2026-06-14");
        assertThat(unseen.path("disputed").asBoolean()).isFalse();
    }

    @Test
    void a_confirmation_of_another_scope_confirms_nothing() {
        var model = known("rule/scope");
        record(price(model, "2026-05-01", "10").by("catalogue-five", "catalogue"));
        record(price(model, "2026-06-01", "12").by("catalogue-six", "catalogue"));
        record(confirmed("catalogue-five", "2026-06-15").withJson("/data/scope", "['somebody-else']"));
        assertThat(item(of(model) + "/pricing").path("disputed").asBoolean()).isFalse();
        record(confirmed("catalogue-five", "2026-06-16").withJson("/data/scope", "['rule']"));
        assertThat(item(of(model) + "/pricing").path("disputed").asBoolean()).isTrue();
    }

    @Test
    void a_price_announced_ahead_leaves_todays_price_until_its_day() {
        var model = known("rule/ahead");
        record(price(model, "2026-05-01", "7"));
        record(price(model, "2026-12-01", "5").seen("2026-07-01"));
        assertThat(amount(model, "?effective_at=2026-07-15")).isEqualTo("7");
        assertThat(amount(model, "?effective_at=2026-11-30")).isEqualTo("7");
        assertThat(amount(model, "?effective_at=2026-12-01")).isEqualTo("5");
    }

    @Test
    void a_price_announced_ahead_by_another_leaves_the_official_price_of_today_undisputed() {
        var model = known("rule/september");
        record(price(model, "2026-05-01", "7").by("catalogue-seven", "catalogue"));
        record(price(model, "2026-09-01", "5").seen("2026-07-01"));
        assertThat(amount(model, "?effective_at=2026-07-15&as_of=" + head())).isEqualTo("7");
        assertThat(item(of(model) + "/pricing?effective_at=2026-07-15")
                        .path("disputed")
                        .asBoolean())
                .isFalse();
        assertThat(amount(model, "?effective_at=2026-09-01")).isEqualTo("5");
    }

    @Test
    void delisted_and_relisted_at_the_same_price_is_not_offered_in_between() {
        var model = known("rule/relisted");
        record(price(model, "2026-05-01", "7"));
        record(disclosure(model, "2026-06-01", "not_offered"));
        record(price(model, "2026-07-01", "7"));
        assertThat(disclosed(model, "2026-05-31")).isEqualTo("disclosed");
        assertThat(disclosed(model, "2026-06-15")).isEqualTo("not_offered");
        assertThat(disclosed(model, "2026-07-01")).isEqualTo("disclosed");
        assertThat(item(of(model) + "/pricing").path("since").asString()).isEqualTo("2026-07-01");
        assertThat(data(of(model) + "/pricing/history")).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"general_availability", "suspended", "withdrawn", "retired"})
    void a_state_for_everybody_that_settles_it_covers_narrower_audiences(String state) {
        var model = known("rule/covers-" + state);
        record(access(model, "2026-05-01", "private_preview").with("/data/audience", "selected_partners"));
        record(access(model, "2026-06-01", state));
        var items = data(of(model) + "/access");
        assertThat(texts(items, "/state")).hasSize(2).containsOnly(state);
        assertThat(items).noneMatch(item -> item.path("disputed").asBoolean());
    }

    @Test
    void a_preview_for_everybody_covers_no_narrower_audience() {
        var model = known("rule/narrower");
        record(access(model, "2026-05-01", "private_preview").with("/data/audience", "selected_partners"));
        record(access(model, "2026-06-01", "public_preview"));
        assertThat(texts(data(of(model) + "/access"), "/state"))
                .containsExactlyInAnyOrder("private_preview", "public_preview");
    }

    @Test
    void unknown_never_beats_a_statement() {
        var model = known("rule/unknown");
        record(access(model, "2026-05-01", "public_preview").by("a-paper", "press"));
        record(access(model, "2026-06-01", "unknown"));
        var item = item(of(model) + "/access");
        assertThat(item.path("state").asString()).isEqualTo("public_preview");
        assertThat(item.path("disputed").asBoolean()).isFalse();
    }

    @Test
    void prices_agree_on_the_components_that_both_give() {
        var model = known("rule/components");
        record(price(model, "2026-05-01", "15"));
        record(price(model, "2026-05-01", "15")
                .withJson(
                        "/data/prices",
                        "[{'component': 'output', 'amount': '15.00', 'per': '1M_tokens'}, {'component': 'input', 'amount': '3', 'per': '1M_tokens'}]")
                .by("catalogue-eight", "catalogue"));
        assertThat(item(of(model) + "/pricing").path("disputed").asBoolean()).isFalse();
    }
}
