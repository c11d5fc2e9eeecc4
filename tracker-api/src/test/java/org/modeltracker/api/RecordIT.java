package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What the Muse Spark record answers, over HTTP: the questions its article raises. */
class RecordIT extends ApiContext {

    private static final String SPARK = "/v1/models/meta/muse-spark";
    private static long before = -1;

    @BeforeEach
    void the_record_is_loaded_as_anyones_claims_would_be() throws IOException {
        if (before >= 0) {
            return;
        }
        before = head();
        var record =
                new ClassPathResource("records/muse-spark-2026-04.ndjson").getContentAsString(StandardCharsets.UTF_8);
        var results = http().ndjson("/v1/events?atomic=true", record);
        assertThat(results.body().lines()).allMatch(line -> line.contains("\"status\":201"));
        assertThat(http().get("/v1/models?as_of=" + head()).status()).isEqualTo(200);
    }

    @Test
    void the_api_is_in_private_preview_for_selected_partners_since_9_april_at_the_latest() {
        var api = only(data(SPARK + "/access"), "channel", "first_party_api");
        assertThat(api.path("state").asString()).isEqualTo("private_preview");
        assertThat(api.path("audience").asString()).isEqualTo("selected_partners");
        assertThat(api.path("vendor_term").asString()).isEqualTo("private API preview");
        assertThat(api.path("since").asString()).isEqualTo("2026-04-09");
        assertThat(api.path("since_basis").asString()).isEqualTo("first_seen");
        assertThat(api.path("disputed").asBoolean()).isFalse();
        assertThat(api.at("/source/publisher").asString()).isEqualTo("meta");
        assertThat(texts(array(SPARK, "/facts"), "/topic")).contains("waitlist");
    }

    @Test
    void people_have_it_in_the_app_and_on_the_web_and_the_other_surfaces_are_expected_only() {
        var access = data(SPARK + "/access");
        assertThat(only(access, "channel", "consumer_app").path("state").asString())
                .isEqualTo("general_availability");
        assertThat(only(access, "channel", "consumer_web").path("state").asString())
                .isEqualTo("general_availability");
        assertThat(texts(access, "/channel")).doesNotContain("messaging", "device");
        var next = data(SPARK + "/expectations").stream()
                .filter(item -> item.path("about").asString().equals("app_access"))
                .toList();
        assertThat(texts(next, "/surface"))
                .contains("WhatsApp", "Instagram", "Facebook", "Messenger", "Ray-Ban Meta glasses");
        assertThat(texts(next, "/status")).containsOnly("open");
    }

    @Test
    void its_price_is_undisclosed_and_there_is_no_number_anywhere() {
        var price = data(SPARK + "/pricing").getFirst();
        assertThat(price.path("disclosure").asString()).isEqualTo("undisclosed");
        assertThat(price.path("prices")).isEmpty();
        assertThat(price.path("currency").isNull()).isTrue();
        assertThat(price.path("source").path("published").asString()).isEqualTo("2026-04-09");
        assertThat(http().get(SPARK + "/pricing").body()).doesNotContain("amount");
    }

    @Test
    void it_is_closed_and_its_maker_hopes_to_open_later_versions() {
        var status = http().get(SPARK + "/open-source-status");
        assertThat(status.at("/status")).isEqualTo("closed");
        assertThat(status.at("/intent/expectation/commitment")).isEqualTo("hope");
        assertThat(status.at("/intent/source/publisher")).isEqualTo("meta");
    }

    @Test
    void its_intelligence_index_is_exactly_52_and_its_rivals_are_approximate_ranges() {
        var own = score("meta/muse-spark", "intelligence-index");
        assertThat(own.at("/score/kind").asString()).isEqualTo("exact");
        assertThat(own.at("/score/value").decimalValue()).isEqualByComparingTo("52");
        assertThat(own.path("measured_by").asString()).isEqualTo("artificial-analysis");
        assertThat(tokens(own)).isEqualTo(58_000_000);
        for (var rival : List.of("openai/gpt-5.4", "anthropic/claude-opus-4.6")) {
            var score = score(rival, "intelligence-index").path("score");
            assertThat(score.path("kind").asString()).isEqualTo("range");
            assertThat(score.path("approximate").asBoolean()).isTrue();
            assertThat(List.of(score.path("low").asInt(), score.path("high").asInt()))
                    .containsExactly(57, 58);
        }
        var gemini = score("google/gemini-3.1-pro", "intelligence-index");
        assertThat(List.of(
                        gemini.at("/score/low").asInt(),
                        gemini.at("/score/high").asInt()))
                .containsExactly(54, 55);
        assertThat(tokens(score("openai/gpt-5.4", "intelligence-index"))).isEqualTo(120_000_000);
        assertThat(tokens(score("anthropic/claude-opus-4.6", "intelligence-index")))
                .isEqualTo(157_000_000);
        assertThat(tokens(gemini)).isEqualTo(57_000_000);
    }

    @Test
    void muse_spark_leads_charxiv() {
        assertThat(board("charxiv"))
                .containsExactly(
                        "1 meta/muse-spark 86.4",
                        "2 openai/gpt-5.4 82.8",
                        "3 google/gemini-3.1-pro 80.2",
                        "4 anthropic/claude-opus-4.6 ~80");
    }

    @Test
    void gemini_leads_mmmu_pro_and_ranges_stay_ranges() {
        assertThat(board("mmmu-pro"))
                .containsExactly(
                        "1 google/gemini-3.1-pro 82.4",
                        "2 meta/muse-spark 80.5",
                        "3 openai/gpt-5.4 ~78–79",
                        "4 anthropic/claude-opus-4.6 ~77–78");
    }

    @Test
    void on_healthbench_hard_words_are_shown_and_not_ranked() {
        assertThat(board("healthbench-hard")).containsExactly("1 meta/muse-spark 42.8");
        var words = array("/v1/benchmarks/healthbench-hard", "/unranked").stream()
                .map(item -> item.at("/score/text").asString())
                .toList();
        assertThat(words).containsExactlyInAnyOrder("High 30s–low 40s", "Similar band", "Slightly lower");
    }

    @Test
    void the_1648_on_gdpval_aa_stands_under_two_models_with_both_places() {
        for (var model : List.of("anthropic/claude-opus-4.6", "anthropic/claude-sonnet-4.6")) {
            var item = score(model, "gdpval-aa");
            assertThat(item.at("/score/value").asInt()).isEqualTo(1648);
            assertThat(item.at("/source/locator").asString()).isNotEmpty();
        }
        assertThat(score("meta/muse-spark", "gdpval-aa").at("/score/value").asInt())
                .isEqualTo(1427);
        assertThat(score("openai/gpt-5.4", "gdpval-aa").at("/score/value").asInt())
                .isEqualTo(1676);
        assertThat(score("google/gemini-3.1-pro", "gdpval-aa")
                        .at("/score/value")
                        .asInt())
                .isEqualTo(1320);
    }

    @Test
    void the_coding_row_is_four_benchmarks_and_no_leaderboard_mixes_them() {
        assertThat(score("meta/muse-spark", "terminal-bench-hard")
                        .at("/score/text")
                        .asString())
                .isEqualToIgnoringCase("below leaders");
        assertThat(board("terminal-bench")).containsExactly("1 openai/gpt-5.4 75.1");
        assertThat(http().get("/v1/benchmarks/terminal-bench").at("/version")).isEqualTo("2.0");
        assertThat(board("swe-bench-verified")).containsExactly("1 anthropic/claude-opus-4.6 80.8");
        assertThat(board("unsettled-coding")).containsExactly("1 google/gemini-3.1-pro 68.5");
        assertThat(board("terminal-bench-hard")).isEmpty();
    }

    @Test
    void the_9_on_critpt_stands_under_both_geminis() {
        assertThat(board("critpt"))
                .containsExactly(
                        "1 meta/muse-spark 11",
                        "2 google/gemini-3.1-pro 9",
                        "2 google/gemini-flash 9",
                        "4 anthropic/claude-opus-4.6 3");
    }

    @Test
    void muse_spark_has_92_percent_on_tau2_bench_telecom() {
        var score = score("meta/muse-spark", "tau2-bench-telecom").path("score");
        assertThat(score.path("value").asInt()).isEqualTo(92);
        assertThat(score.path("unit").asString()).isEqualTo("percent");
    }

    @Test
    void what_was_expected_for_the_third_quarter_is_overdue_in_october_and_words_never_are() {
        assertThat(expectedInQ3("2026-04-09")).containsExactlyInAnyOrder("api_access open", "pricing open");
        assertThat(expectedInQ3("2026-10-01")).containsExactlyInAnyOrder("api_access overdue", "pricing overdue");
        var surfaces = data(SPARK + "/expectations?effective_at=2027-10-01").stream()
                .filter(item -> item.path("window").asString().contains("coming weeks"))
                .toList();
        assertThat(surfaces).hasSizeGreaterThanOrEqualTo(5);
        assertThat(texts(surfaces, "/status")).containsOnly("open");
    }

    @Test
    void before_the_record_was_loaded_the_tracker_knew_nothing_of_it() {
        assertThat(http().get(SPARK + "?as_of=" + before).status()).isEqualTo(404);
        assertThat(http().get(SPARK + "/access?as_of=" + before).status()).isEqualTo(404);
        assertThat(data("/v1/models?organisation=meta&as_of=" + before)).isEmpty();
        assertThat(http().get("/v1/benchmarks/charxiv?as_of=" + before).status())
                .isEqualTo(404);
    }

    @Test
    void the_release_is_dated_and_two_modes_are_named() {
        var card = http().get(SPARK);
        assertThat(card.at("/release/effective")).isEqualTo("2026-04-07");
        assertThat(card.json().path("modes").valueStream().map(JsonNode::asString))
                .contains("Instant", "Contemplating");
        assertThat(card.at("/parameters")).isEqualTo("undisclosed");
    }

    private List<String> expectedInQ3(String effectiveAt) {
        return data(SPARK + "/expectations?effective_at=" + effectiveAt).stream()
                .filter(item -> item.path("window").asString().equals("2026-Q3"))
                .peek(item ->
                        assertThat(item.at("/source/publisher").asString()).isEqualTo("neuralwired"))
                .map(item -> item.path("about").asString() + " "
                        + item.path("status").asString())
                .toList();
    }

    private List<String> board(String benchmark) {
        return data("/v1/benchmarks/" + benchmark).stream()
                .map(item -> item.path("rank").asInt() + " "
                        + item.path("model").asString() + " " + number(item.path("score")))
                .toList();
    }

    private static String number(JsonNode score) {
        var about = score.path("approximate").asBoolean() ? "~" : "";
        return score.path("kind").asString().equals("range")
                ? about + score.path("low").asString() + "–"
                        + score.path("high").asString()
                : about + score.path("value").asString();
    }

    private JsonNode score(String model, String benchmark) {
        return only(data("/v1/models/" + model + "/benchmarks"), "benchmark", benchmark);
    }

    private static long tokens(JsonNode item) {
        return item.at("/run/output_tokens").asLong();
    }

    private static JsonNode only(List<JsonNode> items, String name, String value) {
        var found = items.stream()
                .filter(item -> item.path(name).asString().equals(value))
                .toList();
        assertThat(found).as("items with %s %s", name, value).hasSize(1);
        return found.getFirst();
    }
}
