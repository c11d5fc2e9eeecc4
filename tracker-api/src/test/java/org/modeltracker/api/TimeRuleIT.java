package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rule, in time: dates, since when, in any order, corrected. */
class TimeRuleIT extends RuleCase {

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
}
