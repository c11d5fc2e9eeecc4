package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A past day shows nothing of later. */
@Timeout(60)
class LookAheadIT extends ApiContext {

    @Test
    void a_score_of_august_ranks_nowhere_in_june() {
        record(benchmark("ahead"), released("ahead/a", "2026-01-15"), price("ahead/a", "2026-02-01", "3"));
        record(august("ahead/a", "ahead"));
        assertThat(data("/v1/benchmarks/ahead?effective_at=2026-06-15")).isEmpty();
        assertThat(data("/v1/benchmarks/ahead?effective_at=2026-08-07")).hasSize(1);
        assertThat(data("/v1/models/ahead/a/benchmarks?effective_at=2026-06-15"))
                .isEmpty();
        assertThat(data("/v1/compare?model=ahead/a&benchmark=ahead&effective_at=2026-06-15").stream()
                        .filter(row -> row.path("fact").asString().equals("score")))
                .isEmpty();
        assertThat(get("/frontier?benchmark=ahead&effective_at=2026-06-15").body())
                .doesNotContain("data-score");
    }

    @Test
    void a_model_of_july_is_on_no_list_of_may() {
        record(released("later/a", "2026-07-01"));
        assertThat(data("/v1/models?organisation=later&effective_at=2026-05-31"))
                .isEmpty();
        assertThat(data("/v1/models?organisation=later&q=later/a&effective_at=2026-05-31"))
                .isEmpty();
        assertThat(data("/v1/models?organisation=later&effective_at=2026-07-01"))
                .hasSize(1);
        var path = "/v1/organisations/later?effective_at=";
        assertThat(get(path + "2026-05-31").json().path("models")).isEmpty();
        assertThat(get(path + "2026-07-01").json().path("models")).hasSize(1);
    }

    @Test
    void what_was_announced_earlier_is_listed_from_its_announcement_on() {
        record(announced("sooner/a", "2026-05-01"), released("sooner/a", "2026-07-01"));
        assertThat(data("/v1/models?organisation=sooner&effective_at=2026-05-31"))
                .hasSize(1);
        assertThat(get("/v1/models/sooner/a?effective_at=2026-05-31").json().path("release"))
                .as("not released yet")
                .isEmpty();
    }

    @Test
    void a_leaderboard_compare_and_the_frontier_answer_by_what_sources_had_said() {
        record(benchmark("told"), released("told/a", "2026-01-15"));
        record(Envelope.of("pricing.changed", "told/a", "2026-02-01", """
                {'channel': 'first_party_api', 'disclosure': 'disclosed', 'currency': 'USD',
                 'prices': [{'component': 'input', 'amount': '2', 'per': '1M_tokens'},
                            {'component': 'output', 'amount': '2', 'per': '1M_tokens'}]}
                """));
        record(exact("told/a", "told", "40"), august("told/a", "told").by("a-paper", "press"));
        record(exact("told/a", "told", "50")
                .effective("2026-05-01")
                .seen("2026-08-09")
                .by("late", "evaluator"));
        var board = "/v1/benchmarks/told?effective_at=2026-10-01&observed_by=";
        assertThat(data(board + "2026-06-15").getFirst().at("/score/value").asInt())
                .isEqualTo(40);
        assertThat(data(board + "2026-08-10").getFirst().at("/score/value").asInt())
                .isEqualTo(50);
        var compared = data("/v1/compare?model=told/a&benchmark=told&observed_by=2026-06-15").stream()
                .filter(row -> row.path("fact").asString().equals("score"))
                .toList();
        assertThat(compared.getFirst().at("/cells/0/score/value").asInt()).isEqualTo(40);
        var frontier = Jsoup.parse(
                get("/frontier?benchmark=told&observed_by=2026-06-15").body());
        assertThat(frontier.select("main tbody tr").text()).contains("40");
        assertThat(anybody().get("/v1/models?observed_by=2026-06-15").body()).contains("one benchmark, /v1/compare");
    }

    @Test
    void source_time_alone_fixes_valid_time() {
        record(released("fixed/a", "2026-01-15"), price("fixed/a", "2026-02-01", "3"));
        record(price("fixed/a", "2026-09-01", "5").seen("2026-03-01"));
        var path = "/v1/models/fixed/a/pricing?observed_by=2026-04-01";
        assertThat(item(path).at("/prices/0/amount").asString()).isEqualTo("3");
        assertThat(item(path + "&effective_at=2026-09-02")
                        .at("/prices/0/amount")
                        .asString())
                .isEqualTo("5");
    }

    private static Envelope august(String model, String benchmark) {
        return exact(model, benchmark, "60").effective("2026-08-07").seen("2026-08-07");
    }
}
