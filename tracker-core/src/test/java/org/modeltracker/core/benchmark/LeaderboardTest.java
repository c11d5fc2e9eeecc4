package org.modeltracker.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.about;
import static org.modeltracker.core.Facts.exact;
import static org.modeltracker.core.Facts.notReported;
import static org.modeltracker.core.Facts.range;
import static org.modeltracker.core.Facts.words;
import static org.modeltracker.core.benchmark.BenchmarkEvent.Direction.HIGHER_IS_BETTER;
import static org.modeltracker.core.benchmark.BenchmarkEvent.Direction.LOWER_IS_BETTER;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.answer.Evidence;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;

class LeaderboardTest {

    @Test
    void the_highest_leads_where_higher_is_better() {
        assertThat(ranks(HIGHER_IS_BETTER, entry("lab/one", exact("80.2")), entry("lab/two", exact("86.4"))))
                .containsExactly("1 lab/two", "2 lab/one");
    }

    @Test
    void the_lowest_leads_where_lower_is_better() {
        assertThat(ranks(LOWER_IS_BETTER, entry("lab/one", exact("80.2")), entry("lab/two", exact("86.4"))))
                .containsExactly("1 lab/one", "2 lab/two");
    }

    @Test
    void a_range_is_ordered_by_its_middle_and_shown_as_a_range() {
        var board = Leaderboard.rank(
                List.of(
                        entry("lab/one", exact("57.4")),
                        entry("lab/two", range("57", "58")),
                        entry("lab/three", about("57.6"))),
                HIGHER_IS_BETTER);
        assertThat(board).extracting(Leaderboard.Ranked::model).containsExactly("lab/three", "lab/two", "lab/one");
        assertThat(board.get(1).answer().item().score()).isEqualTo(range("57", "58"));
    }

    @Test
    void equal_scores_share_a_rank_and_the_next_rank_counts_them_all() {
        assertThat(ranks(
                        HIGHER_IS_BETTER,
                        entry("lab/b", exact("80.0")),
                        entry("lab/a", exact("80")),
                        entry("lab/c", exact("79"))))
                .containsExactly("1 lab/a", "1 lab/b", "3 lab/c");
    }

    @Test
    void words_and_what_is_not_reported_are_shown_unranked() {
        var entries = List.of(
                entry("lab/b", words("similar band")), entry("lab/c", exact("42.8")), entry("lab/a", notReported()));
        assertThat(ranks(HIGHER_IS_BETTER, entries.toArray(LeaderboardRow[]::new)))
                .containsExactly("1 lab/c");
        assertThat(Leaderboard.leftOut(entries))
                .extracting(Leaderboard.Unranked::model)
                .containsExactly("lab/a", "lab/b");
    }

    private static List<String> ranks(Direction direction, LeaderboardRow... entries) {
        return Leaderboard.rank(List.of(entries), direction).stream()
                .map(ranked -> ranked.rank() + " " + ranked.model())
                .toList();
    }

    private static LeaderboardRow entry(String model, Score score) {
        var source = new Source("evaluator", SourceKind.EVALUATOR, null, null, null, null, null);
        var date = PartialDate.parse("2026-04-07");
        var item = new ScoreView.Item(
                "bench", null, null, null, null, score, null, null, null, null, null, date, null, null, null);
        var evidence = new Evidence(false, source, new UUID(0, 1), PartialDate.parse("2026-01-01"));
        return new LeaderboardRow(model, new FactAnswer<>(item, evidence, List.of()), true);
    }
}
