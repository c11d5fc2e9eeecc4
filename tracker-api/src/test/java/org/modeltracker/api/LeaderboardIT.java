package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.score;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who leads a benchmark. */
@Timeout(60)
class LeaderboardIT extends ApiContext {

    @Test
    void without_a_version_asked_for_the_newest_that_has_scores_is_shown() {
        record(announced("versioned/a", "2026-01-15"));
        record(defined("9.0", "2026-03-01"), defined("10.0", "2026-03-01"), defined("11.0", "2026-04-01"));
        record(scored("9.0"), scored("10.0"));
        var board = get("/v1/benchmarks/versioned");
        assertThat(board.at("/version")).as("11.0 has no scores yet").isEqualTo("10.0");
        assertThat(texts(board.json().path("versions").valueStream().toList(), ""))
                .containsExactly("9.0", "10.0", "11.0");
        record(defined("9.0-verified", "2026-05-01"), scored("9.0-verified"));
        assertThat(get("/v1/benchmarks/versioned").at("/version")).isEqualTo("9.0-verified");
        assertThat(get("/v1/benchmarks/versioned?version=11.0").json().path("data"))
                .isEmpty();
        assertThat(anybody().get("/v1/benchmarks/versioned?version=12").status())
                .isEqualTo(404);
    }

    private static Envelope defined(String version, String day) {
        return benchmark("versioned")
                .with("/data/version", version)
                .effective(day)
                .seen(day);
    }

    private static Envelope scored(String version) {
        return exact("versioned/a", "versioned", "50").with("/data/version", version);
    }

    @Test
    void leaderboards_keep_versions_apart_and_words_unranked() {
        record(
                benchmark("boarded"),
                announced("boarded/a", "2026-01-15"),
                announced("boarded/b", "2026-01-15"),
                announced("boarded/c", "2026-01-15"));
        record(
                exact("boarded/a", "boarded", "50"),
                score("boarded/b", "boarded", "{'kind': 'range', 'low': 50, 'high': 60}"));
        record(score("boarded/c", "boarded", "{'kind': 'ordinal', 'text': 'below leaders'}"));
        record(exact("boarded/c", "boarded", "99").with("/data/version", "2"));
        var board = get("/v1/benchmarks/boarded").json();
        assertThat(texts(board.path("data").valueStream().toList(), "/model"))
                .containsExactly("boarded/b", "boarded/a");
        assertThat(board.at("/data/0/score/low").asInt()).isEqualTo(50);
        assertThat(texts(board.path("unranked").valueStream().toList(), "/model"))
                .containsExactly("boarded/c");
        var second = get("/v1/benchmarks/boarded?version=2").json();
        assertThat(texts(second.path("data").valueStream().toList(), "/model")).containsExactly("boarded/c");
    }

    @Test
    void percent_and_fraction_are_one_line_and_other_units_are_refused() {
        record(benchmark("bfcl").with("/data/unit", "percent"), announced("units/a", "2026-01-15"));
        record(announced("units/b", "2026-01-15"), announced("units/c", "2026-01-15"));
        record(in("percent", exact("units/a", "bfcl", "72.58")), in("fraction", exact("units/b", "bfcl", "0.9375")));
        record(exact("units/c", "bfcl", "0.71"));
        var board = data("/v1/benchmarks/bfcl");
        assertThat(texts(board, "/model")).containsExactly("units/b", "units/a", "units/c");
        assertThat(board.getFirst().at("/score/value").decimalValue()).isEqualByComparingTo("93.75");
        assertThat(board.getFirst().at("/claims/0/data/score/value").decimalValue())
                .as("the claim stays as it was made")
                .isEqualByComparingTo("0.9375");
        var above = http().post(
                        "/v1/events",
                        in("percent", exact("units/c", "bfcl", "187")).toString());
        assertThat(above.status()).isEqualTo(422);
        assertThat(above.at("/errors/0/pointer")).isEqualTo("/data/score");
        var points = http().post(
                        "/v1/events",
                        in("points", exact("units/c", "bfcl", "12")).toString());
        assertThat(points.status()).isEqualTo(422);
        assertThat(points.at("/errors/0/pointer")).isEqualTo("/data/score/unit");
        assertThat(points.at("/errors/0/detail")).contains("points").contains("percent");
    }

    @Test
    void a_benchmark_may_allow_more_than_100_percent() {
        record(benchmark("brain").with("/data/unit", "fraction").withJson("/data/unbounded", "true"));
        record(announced("beyond/a", "2026-01-15"), exact("beyond/a", "brain", "1.07"));
        assertThat(texts(data("/v1/benchmarks/brain"), "/model")).containsExactly("beyond/a");
    }

    @Test
    void a_definition_in_the_same_request_counts() {
        var lines = "%s\n%s\n%s\n"
                .formatted(
                        announced("batched/a", "2026-01-15"),
                        benchmark("batched").with("/data/unit", "percent"),
                        in("points", exact("batched/a", "batched", "12")));
        var answer = http().post("/v1/events", lines, "Content-Type", "application/x-ndjson");
        assertThat(answer.body()).contains("\"status\":422").contains("/data/score/unit");
    }

    @Test
    void scores_in_percent_and_in_fractions_are_no_dispute() {
        record(benchmark("halves").with("/data/unit", "percent"), announced("halves/a", "2026-01-15"));
        record(in("fraction", exact("halves/a", "halves", "0.5938")).by("an-evaluator", "evaluator"));
        record(
                exact("halves/a", "halves", "59.38"),
                exact("halves/a", "halves", "59.38").by("a-paper", "press"));
        assertThat(item("/v1/models/halves/a/benchmarks").path("disputed").asBoolean())
                .isFalse();
        record(in("fraction", exact("halves/a", "halves", "0.62")).by("a-blog", "community"));
        assertThat(item("/v1/models/halves/a/benchmarks").path("disputed").asBoolean())
                .isTrue();
    }

    @Test
    void a_score_without_a_unit_is_in_the_unit_of_its_version_and_in_no_other() {
        record(benchmark("split").with("/data/unit", "percent").with("/data/version", "1"));
        record(benchmark("split").with("/data/unit", "fraction").with("/data/version", "2"));
        record(announced("split/a", "2026-01-15"));
        for (var version : List.of("1", "2")) {
            record(exact("split/a", "split", "0.72").with("/data/version", version));
            record(in("percent", exact("split/a", "split", "72"))
                    .with("/data/version", version)
                    .by("an-evaluator", "evaluator"));
        }
        var scores = data("/v1/models/split/a/benchmarks");
        assertThat(texts(scores, "/version")).containsExactly("1", "2");
        assertThat(texts(scores, "/disputed"))
                .as("0.72 percent is not 72 percent; the fraction 0.72 is")
                .containsExactly("true", "false");
        record(exact("split/a", "split", "72").with("/data/version", "1").by("a-paper", "press"));
        assertThat(scores.getFirst().at("/claims/1/data/score").has("unit"))
                .as("the claim stays as it was made")
                .isFalse();
        assertThat(texts(data("/v1/models/split/a/benchmarks?observed_by=2026-12-01"), "/disputed"))
                .as("worked out by source time")
                .containsExactly("true", "false");
    }

    @Test
    void a_unit_that_is_defined_in_the_same_request_counts_and_one_that_is_defined_later_changes_nothing() {
        var lines = "%s\n%s\n%s\n%s\n"
                .formatted(
                        announced("ordered/a", "2026-01-15"),
                        benchmark("ordered").with("/data/unit", "fraction"),
                        exact("ordered/a", "ordered", "0.5"),
                        in("percent", exact("ordered/a", "ordered", "50")).by("an-evaluator", "evaluator"));
        assertThat(http().post("/v1/events", lines, "Content-Type", "application/x-ndjson", "Prefer", "wait=10")
                        .status())
                .isEqualTo(200);
        record(benchmark("ordered").with("/data/unit", "percent").seen("2026-03-01"));
        assertThat(item("/v1/models/ordered/a/benchmarks").path("disputed").asBoolean())
                .isFalse();
    }

    @Test
    void one_ranking_per_variant_and_a_list_of_the_others() {
        record(benchmark("lcb"));
        record(announced("lcb/a", "2026-01-15"), announced("lcb/b", "2026-01-15"), announced("lcb/c", "2026-01-15"));
        record(
                exact("lcb/a", "lcb", "74.6").with("/data/variant", "pass@1-v(k=3)"),
                exact("lcb/b", "lcb", "71.4").with("/data/variant", "pass@1"),
                exact("lcb/c", "lcb", "70"),
                exact("lcb/a", "lcb", "54.9").with("/data/variant", "pass@1"));
        var board = get("/v1/benchmarks/lcb").json();
        assertThat(texts(board.path("data").valueStream().toList(), "/model")).containsExactly("lcb/b", "lcb/a");
        assertThat(board.path("variant").asString()).isEqualTo("pass@1");
        assertThat(board.path("settings")).hasSize(3);
        assertThat(texts(data("/v1/benchmarks/lcb?variant=pass@1-v(k%3D3)"), "/model"))
                .containsExactly("lcb/a");
        assertThat(texts(data("/v1/benchmarks/lcb?variant="), "/model")).containsExactly("lcb/c");
        assertThat(anybody().get("/benchmarks/lcb").body()).contains("Other settings");
    }

    @Test
    void best_of_n_is_not_ranked_beside_pass_at_1() {
        record(benchmark("attempts"), announced("attempts/a", "2026-01-15"), announced("attempts/b", "2026-01-15"));
        record(
                exact("attempts/a", "attempts", "74.6")
                        .with("/data/metric", "best-of-n")
                        .withJson("/data/attempts", "3")
                        .withJson("/data/run", "{'output_tokens': 1000}"),
                exact("attempts/a", "attempts", "54.9").with("/data/metric", "pass@1"),
                exact("attempts/b", "attempts", "60")
                        .with("/data/metric", "pass@1")
                        .withJson("/data/votes", "12"));
        var board = data("/v1/benchmarks/attempts");
        assertThat(texts(board, "/model")).containsExactly("attempts/b", "attempts/a");
        assertThat(board.getFirst().path("votes").asInt()).isEqualTo(12);
        var best = data("/v1/benchmarks/attempts?metric=best-of-n").getFirst();
        assertThat(best.path("attempts").asInt()).isEqualTo(3);
        assertThat(best.at("/run/output_tokens").asInt()).isEqualTo(1000);
    }

    @Test
    void the_newest_defined_version_is_the_default_and_unknown_versions_are_apart() {
        record(announced("indexed/a", "2026-01-15"), announced("indexed/b", "2026-01-15"));
        record(
                benchmark("indexed").with("/data/version", "4.1").effective("2026-02-01"),
                benchmark("indexed").with("/data/version", "v4.3").effective("2026-03-01"));
        record(exact("indexed/a", "indexed", "47"), exact("indexed/b", "indexed", "47"));
        record(exact("indexed/a", "indexed", "47").with("/data/version", "4.1"));
        record(exact("indexed/a", "indexed", "34").with("/data/version", "4.3"));
        record(exact("indexed/b", "indexed", "36").with("/data/version", "v4.3"));
        var board = get("/v1/benchmarks/indexed").json();
        assertThat(board.path("version").asString()).isEqualTo("4.3");
        assertThat(board.path("versions")).hasSize(2);
        assertThat(texts(board.path("data").valueStream().toList(), "/model"))
                .containsExactly("indexed/b", "indexed/a");
        assertThat(board.path("unversioned")).hasSize(2);
        assertThat(get("/v1/benchmarks/indexed?version=v4.3").json().path("data"))
                .hasSize(2);
        assertThat(get("/v1/benchmarks/indexed?version=").json().path("data")).hasSize(2);
    }

    @Test
    void overlapping_confidence_intervals_share_their_ranks() {
        record(benchmark("elo"));
        record(announced("elo/a", "2026-01-15"), announced("elo/b", "2026-01-15"), announced("elo/c", "2026-01-15"));
        record(between("elo/a", "1496", "1488", "1504"), between("elo/b", "1495", "1480", "1510"));
        record(between("elo/c", "1400", "1390", "1410"));
        var board = data("/v1/benchmarks/elo");
        assertThat(texts(board, "/rank")).containsExactly("1", "2", "3");
        assertThat(texts(board, "/rank_low")).containsExactly("1", "1", "3");
        assertThat(texts(board, "/rank_high")).containsExactly("2", "2", "3");
    }

    private static Envelope between(String model, String value, String low, String high) {
        return exact(model, "elo", value)
                .withJson("/data/confidence_interval", "{'low': %s, 'high': %s}".formatted(low, high));
    }

    private static Envelope in(String unit, Envelope score) {
        return score.with("/data/score/unit", unit);
    }
}
