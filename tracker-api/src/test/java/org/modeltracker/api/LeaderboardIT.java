package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.score;

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
}
