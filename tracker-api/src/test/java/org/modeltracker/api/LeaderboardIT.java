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
