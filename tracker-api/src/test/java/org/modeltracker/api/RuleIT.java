package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.confirmed;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.score;
import static org.modeltracker.api.Envelope.status;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the answer is when claims disagree: the cases of the rule, over HTTP. */
class RuleIT extends ApiContext {

    @Test
    void a_second_source_with_another_day_disputes_the_release_from_then_on() {
        var model = known("rule/release");
        var first = record(released(model, "2026-04-07"));
        var second = record(released(model, "2026-04-08").by("a-paper", "press"));
        var card = get(of(model)).json();
        assertThat(card.at("/release/effective").asString()).isEqualTo("2026-04-07");
        assertThat(card.at("/release/disputed").asBoolean()).isTrue();
        assertThat(says(card.path("release"))).containsExactly("rule 2026-04-07", "a-paper 2026-04-08");
        assertThat(texts(dispute(model, ""), "/fact")).containsExactly("released");
        assertThat(texts(dispute(model, ""), "/since")).containsExactly("2026-04-08");
        var before = get(of(model) + "?as_of=" + position(first)).json();
        assertThat(before.at("/release/disputed").asBoolean()).isFalse();
        assertThat(before.path("disputes")).isEmpty();
        assertThat(dispute(model, "&as_of=" + position(first))).isEmpty();
        assertThat(dispute(model, "&as_of=" + position(second))).hasSize(1);
    }

    @Test
    void dates_that_overlap_are_not_in_dispute() {
        var model = known("rule/overlap");
        record(released(model, "2026-04").seen("2026-05-01").by("a-paper", "press"));
        record(released(model, "2026-04-08"));
        var release = get(of(model)).json().path("release");
        assertThat(release.path("effective").asString()).isEqualTo("2026-04-08");
        assertThat(release.path("disputed").asBoolean()).isFalse();
    }

    @Test
    void of_one_publisher_the_latest_claim_of_a_date_stands() {
        var model = known("rule/latest-date");
        record(released(model, "2026-04-08").seen("2026-04-10"));
        record(released(model, "2026-04-07").seen("2026-04-11"));
        var release = get(of(model)).json().path("release");
        assertThat(release.path("effective").asString()).isEqualTo("2026-04-07");
        assertThat(release.path("disputed").asBoolean()).isFalse();
    }

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
    void vendor_62_and_evaluator_59_is_59_disputed() {
        var model = scored("rule/vendor");
        record(exact(model, "rule-bench", "62").with("/data/measured_by", "rule"));
        record(exact(model, "rule-bench", "59")
                .with("/data/measured_by", "an-evaluator")
                .by("an-evaluator", "evaluator"));
        var item = item(of(model) + "/benchmarks");
        assertThat(item.at("/score/value").asInt()).isEqualTo(59);
        assertThat(item.path("disputed").asBoolean()).isTrue();
        assertThat(texts(item.path("claims").valueStream().toList(), "/data/score/value"))
                .containsExactly("59", "62");
    }

    @Test
    void who_measured_counts_and_not_who_reports_it() {
        var model = scored("rule/reported");
        record(exact(model, "rule-bench", "62").with("/data/measured_by", "rule"));
        record(exact(model, "rule-bench", "59")
                .with("/data/measured_by", "an-evaluator")
                .by("a-paper", "press"));
        assertThat(item(of(model) + "/benchmarks").at("/score/value").asInt()).isEqualTo(59);
    }

    /** Single values are written as ranges of one point. */
    @ParameterizedTest
    @CsvSource({
        "57, 58, false, 59, 59, true",
        "57, 58, true,  59, 59, false",
        "57, 58, false, 58, 60, false",
        "57, 58, false, 58, 58, false",
        "80, 80, true,  81, 81, false",
        "80, 80, true,  82, 82, true"
    })
    void ranges_points_and_approximate_values_conflict_only_where_they_cannot_both_be_true(
            String low, String high, boolean about, String otherLow, String otherHigh, boolean disputed) {
        var model = scored("rule/range-%s-%s-%s-%s-%s".formatted(low, high, about, otherLow, otherHigh));
        record(span(model, low, high).withJson("/data/score/approximate", "" + about));
        record(span(model, otherLow, otherHigh).by("an-evaluator", "evaluator"));
        assertThat(item(of(model) + "/benchmarks").path("disputed").asBoolean()).isEqualTo(disputed);
    }

    @Test
    void bounds_are_half_lines_and_words_conflict_with_nothing() {
        var model = scored("rule/bounds");
        record(score(model, "rule-bench", "{'kind': 'at_least', 'value': 50}"));
        record(score(model, "rule-bench", "{'kind': 'ordinal', 'text': 'below leaders'}")
                .by("a-paper", "press"));
        record(exact(model, "rule-bench", "55").by("an-evaluator", "evaluator"));
        assertThat(item(of(model) + "/benchmarks").path("disputed").asBoolean()).isFalse();
        record(score(model, "rule-bench", "{'kind': 'at_most', 'value': 45}").by("a-blog", "community"));
        assertThat(item(of(model) + "/benchmarks").path("disputed").asBoolean()).isTrue();
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

    @Test
    void since_begins_the_unbroken_run_of_equal_answers() {
        var model = known("rule/since");
        record(status(model, "2026-05-01", "closed"));
        record(status(model, "2026-06-01", "closed"));
        assertThat(get(of(model) + "/open-source-status").at("/since")).isEqualTo("2026-05-01");
        record(status(model, "2026-05-20", "gated_weights"));
        assertThat(get(of(model) + "/open-source-status").at("/since")).isEqualTo("2026-06-01");
    }

    @Test
    void what_was_only_seen_holds_since_then_at_the_latest() {
        var model = known("rule/first-seen");
        record(status(model, "2026-05-01", "closed").without("effective").seen("2026-05-03T10:00:00Z"));
        var status = get(of(model) + "/open-source-status");
        assertThat(status.at("/since")).isEqualTo("2026-05-03");
        assertThat(status.at("/since_basis")).isEqualTo("first_seen");
    }

    @Test
    void a_coarse_period_counts_from_when_it_was_said_moved_into_it() {
        var model = known("rule/coarse");
        record(access(model, "2026", "general_availability").seen("2026-07-10"));
        assertThat(data(of(model) + "/access?effective_at=2026-07-09")).isEmpty();
        assertThat(item(of(model) + "/access?effective_at=2026-07-10")
                        .path("since")
                        .asString())
                .isEqualTo("2026");
    }

    @Test
    void any_order_of_recording_gives_the_same_answers() {
        var orders = List.of(List.of(0, 1, 2, 3, 4, 5), List.of(5, 4, 3, 2, 1, 0), List.of(3, 0, 5, 1, 4, 2));
        var answers = IntStream.range(0, orders.size())
                .mapToObj(n -> inOrder(known("rule/order-" + n), orders.get(n)))
                .toList();
        assertThat(answers.get(0)).hasSizeGreaterThan(10);
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
    }

    @Test
    void corrections_name_the_newest_and_a_retraction_of_one_takes_the_claim_away() {
        var model = known("rule/corrected");
        var first = record(status(model, "2026-05-01", "closed"));
        var second = correct(first, status(model, "2026-05-01", "gated_weights"));
        var third = correct(second, status(model, "2026-05-02", "open_weights"));
        var status = get(of(model) + "/open-source-status");
        assertThat(status.at("/status")).isEqualTo("open_weights");
        assertThat(status.at("/since")).isEqualTo("2026-05-02");
        assertThat(get(of(model) + "/open-source-status?as_of=" + position(second))
                        .at("/status"))
                .isEqualTo("gated_weights");
        retract(third);
        assertThat(get(of(model) + "/open-source-status").at("/status")).isEmpty();
        assertThat(texts(array("/v1/events/" + id(first), "/ended_by"), "/id"))
                .containsExactly(id(second).toString());
    }

    @Test
    void a_postponed_change_is_corrected() {
        var model = known("rule/postponed");
        record(access(model, "2026-05-01", "public_preview"));
        var ahead = record(access(model, "2026-09-01", "general_availability").seen("2026-06-01"));
        correct(ahead, access(model, "2026-10-01", "general_availability").seen("2026-08-01"));
        assertThat(item(of(model) + "/access?effective_at=2026-09-15")
                        .path("state")
                        .asString())
                .isEqualTo("public_preview");
        assertThat(item(of(model) + "/access?effective_at=2026-10-01")
                        .path("state")
                        .asString())
                .isEqualTo("general_availability");
    }

    /** The answers to one question at many days, after six claims were recorded in some order. */
    private List<String> inOrder(String model, List<Integer> order) {
        var claims = List.of(
                access(model, "2026-04-09", "private_preview"),
                access(model, "2026-07-01", "general_availability").by("a-paper", "press"),
                access(model, "2026-05-01", "public_preview").by("catalogue-nine", "catalogue"),
                access(model, "2026-06-01", "deprecated").by("catalogue-ten", "catalogue"),
                access(model, "2026-08-01", "general_availability"),
                access(model, "2026-06-15", "suspended").seen("2026-06-20"));
        order.forEach(n -> record(claims.get(n)));
        var answers = new ArrayList<String>();
        for (var day : List.of("04-08", "04-09", "05-01", "06-01", "06-14", "06-15", "07-01", "07-31", "08-01")) {
            data(of(model) + "/access?effective_at=2026-" + day).forEach(item -> answers.add(day + " " + told(item)));
        }
        data(of(model) + "/access/history").stream()
                .filter(item -> item.path("recorded_to").isNull())
                .map(item -> item.path("effective_from") + " " + item.path("effective_to") + told(item))
                .sorted()
                .forEach(answers::add);
        return answers;
    }

    private static String told(JsonNode item) {
        return Stream.of("state", "since", "since_basis", "disputed")
                        .map(name -> item.path(name).asString())
                        .toList()
                + " " + says(item);
    }

    private static List<String> says(JsonNode item) {
        return item.path("claims")
                .valueStream()
                .map(claim -> claim.at("/source/publisher").asString() + " "
                        + claim.path("effective").asString())
                .toList();
    }

    private List<JsonNode> dispute(String model, String times) {
        return data("/v1/disputes?limit=100" + times).stream()
                .filter(item -> item.path("model").asString("").equals(model))
                .toList();
    }

    private String amount(String model, String query) {
        return item(of(model) + "/pricing" + query).at("/prices/0/amount").asString();
    }

    private String disclosed(String model, String day) {
        return item(of(model) + "/pricing?effective_at=" + day)
                .path("disclosure")
                .asString();
    }

    private static Envelope span(String model, String low, String high) {
        return low.equals(high) ? exact(model, "rule-bench", low) : range(model, "rule-bench", low, high);
    }

    private String known(String model) {
        record(announced(model, "2026-01-15"));
        return model;
    }

    private String scored(String model) {
        http().post("/v1/events", benchmark("rule-bench").toString());
        return known(model);
    }

    private static String of(String model) {
        return "/v1/models/" + model;
    }
}
