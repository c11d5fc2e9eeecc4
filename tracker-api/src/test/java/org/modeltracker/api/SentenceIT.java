package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people read about a change, wherever they read it. */
class SentenceIT extends ApiContext {

    private static final String AT =
            "{'channel': 'cloud_marketplace', 'provider': '%s', 'state': '%s', 'replacement': '%s'}";

    @Test
    void a_sentence_calls_models_sellers_and_benchmarks_by_their_names() {
        record(organisation("say-lab", "Say Lab"), organisation("say-cloud", "Say Cloud"));
        record(named("say-lab/one", "2026-02-01", "Say One"), named("say-lab/two", "2026-05-01", "Say Two"));
        record(Envelope.about(
                "benchmark",
                "say-bench",
                "benchmark.defined",
                "{'name': 'Say Bench', 'direction': 'higher_is_better', 'unit': 'percent'}"));
        record(Envelope.of(
                "api_access.changed",
                "say-lab/one",
                "2026-05-02",
                AT.formatted("say-cloud", "deprecated", "say-lab/two")));
        record(Envelope.exact("say-lab/one", "say-bench", "62").with("/data/measured_by", "say-cloud"));
        assertThat(sentences("say-lab/one"))
                .containsExactlyInAnyOrder(
                        "Say One (Say Lab) is released",
                        "Say One is deprecated: cloud marketplace at Say Cloud; use Say Two instead",
                        "Say One scores 62 on Say Bench, measured by Say Cloud");
    }

    @Test
    void the_same_sentence_is_on_timeline_digest_feed_calendar_and_page() {
        record(organisation("alike", "Alike Labs"), named("alike/a", "2026-02-01", "Alike A"));
        var stored =
                record(price("alike/a", "2027-02-01", "5").seen("2026-10-01").with("/data/provider", "alike"));
        var sentence = "Alike A will cost from 2027-02-01: $5 / 1M output tokens (first party API at Alike Labs)";
        assertThat(sentences("alike/a")).contains(sentence);
        assertThat(digest("alike", position(stored) - 1)).contains(sentence);
        assertThat(get("/feeds/timeline.json?model=alike/a").body()).contains(sentence);
        assertThat(get("/feeds/calendar.ics?model=alike/a")
                        .body()
                        .replace("\r\n ", "")
                        .replace("\\,", ","))
                .contains(sentence);
        assertThat(get("/models/alike/a").body()).contains(sentence);
    }

    @Test
    void a_sentence_keeps_the_names_of_its_time() {
        record(named("renamed/m", "2026-02-01", "First Name"));
        var before = record(price("renamed/m", "2026-03-01", "5").with("/data/provider", "renamed"));
        var asOf = position(before);
        var then = get("/v1/timeline?model=renamed/m&as_of=" + asOf).body();
        assertThat(then).contains("First Name costs $5 / 1M output tokens (first party API at renamed)");
        record(organisation("renamed", "Renamed Inc."));
        record(named("renamed/m", "2026-02-01", "Second Name").seen("2026-06-01"));
        record(price("renamed/m", "2026-07-01", "4").with("/data/provider", "renamed"));
        assertThat(sentences("renamed/m"))
                .contains(
                        "First Name costs $5 / 1M output tokens (first party API at renamed)",
                        "Second Name costs $4 / 1M output tokens (first party API at Renamed Inc.)");
        assertThat(get("/v1/timeline?model=renamed/m&as_of=" + asOf).body()).isEqualTo(then);
        assertThat(digest("renamed", asOf - 1))
                .as("the digest has one line for both, with the names of the last")
                .contains("Second Name costs $4 / 1M output tokens (first party API at Renamed Inc.)");
    }

    @Test
    void a_listing_is_told_as_the_model_that_it_is_with_snapshot_variant_region_and_alias() {
        record(named("built/opus", "2026-02-01", "Opus"));
        record(Envelope.of("model.identified", "a-shop/opus-2026-05-fp8", "2026-05-01", """
                        {'same_as': 'built/opus', 'snapshot': '2026-05', 'variant': 'fp8', 'region': 'eu', 'points_to': 'built/opus',
                         'basis': 'stated', 'reason': 'the shop says so'}""")
                .by("a-shop", "catalogue"));
        record(price("a-shop/opus-2026-05-fp8", "2026-05-02", "5")
                .with("/data/channel", "aggregator")
                .with("/data/provider", "a-shop")
                .by("a-shop", "catalogue"));
        record(access("a-shop/opus-2026-05-fp8", "2026-05-02", "general_availability")
                .with("/data/channel", "aggregator")
                .with("/data/provider", "a-shop")
                .by("a-shop", "catalogue"));
        assertThat(sentences("built/opus"))
                .contains(
                        "Opus (snapshot 2026-05, variant fp8) costs $5 / 1M output tokens (aggregator at a-shop, region eu, alias)",
                        "Opus (snapshot 2026-05, variant fp8) is generally available: aggregator at a-shop in eu, alias",
                        "a-shop/opus-2026-05-fp8 is identified as Opus (snapshot 2026-05, variant fp8, region eu), a pointer to Opus");
    }

    @Test
    void what_is_announced_ahead_is_told_in_the_future_tense() {
        record(organisation("ahead", "Ahead"));
        record(named("ahead/m", "2027-03-01", "Ahead M").seen("2026-10-01"));
        record(named("ahead/q", "2027-Q2", "Ahead Q").seen("2026-10-01"));
        var status =
                record(Envelope.status("ahead/m", "2027-04-01", "open_weights").seen("2026-10-01"));
        assertThat(sentences("ahead/m"))
                .contains(
                        "Ahead M (Ahead) will be released on 2027-03-01",
                        "Ahead M will have the open-source status open weights from 2027-04-01");
        assertThat(sentences("ahead/q")).contains("Ahead Q (Ahead) will be released in 2027-Q2");
        correct(status, Envelope.status("ahead/m", "2027-05-01", "open_weights").seen("2026-10-02"));
        assertThat(sentences("ahead/m"))
                .contains(
                        "Correction (it was wrong): Ahead M will have the open-source status open weights from 2027-05-01");
    }

    @Test
    void a_resolution_tells_what_was_expected_by_whom_and_what_met_it() {
        record(organisation("hoped", "Hoped Labs"));
        record(named("hoped/big", "2026-02-01", "Big"), named("hoped/small", "2026-02-01", "Small"));
        var stated = record(
                Envelope.of(
                        "expectation.stated",
                        "hoped/big",
                        "2026-02-02",
                        "{'about': 'open_source_status', 'expected': 'open_weights', 'window': '2026-Q3', 'commitment': 'hope'}"));
        var opened = record(Envelope.status("hoped/small", "2026-08-01", "open_weights"));
        var resolved = record(resolved("hoped/big", stated, "met_by_other_model", opened));
        var sentence =
                "The expectation of Hoped Labs for Big (open source status: open weights, window 2026-Q3) is met by another"
                        + " model: Small has the open-source status open weights";
        assertThat(sentences("hoped/big")).contains(sentence);
        assertThat(digest("hoped", position(resolved) - 1)).contains(sentence);
    }

    static Envelope resolved(String model, JsonNode stated, String outcome, JsonNode by) {
        return Envelope.of(
                "expectation.resolved",
                model,
                "2026-08-02",
                "{'expectation': '%s', 'outcome': '%s', 'by_event': '%s'}".formatted(id(stated), outcome, id(by)));
    }

    private static Envelope organisation(String id, String name) {
        return Envelope.about(
                "organisation", id, "organisation.registered", "{'name': '%s', 'roles': ['lab']}".formatted(name));
    }

    private static Envelope named(String model, String released, String name) {
        return released(model, released).with("/data/name", name);
    }

    private List<String> sentences(String model) {
        return texts(data("/v1/timeline?order=recorded&limit=100&model=" + model), "/sentence");
    }

    private String digest(String organisation, long after) {
        return get("/v1/digest?organisation=%s&after=%d".formatted(organisation, after))
                .body();
    }
}
