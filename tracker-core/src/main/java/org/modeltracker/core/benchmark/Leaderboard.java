package org.modeltracker.core.benchmark;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;

/**
 * The models of one version of a benchmark, the best first. Ranges rank by their middle. Scores in words and unreported scores are listed
 * separately. Equal scores share a rank.
 *
 * @param benchmark its id
 * @param version null if unknown
 * @param versions every named version, the newest last
 */
public record Leaderboard(
        String benchmark,
        @Nullable String name,
        @Nullable String version,
        @Nullable String unit,
        Direction direction,
        List<Ranked> data,
        List<Unranked> unranked,
        List<String> versions) {

    public record Ranked(
            int rank, String model, @JsonUnwrapped FactAnswer<ScoreView.Item> answer) {}

    public record Unranked(String model, @JsonUnwrapped FactAnswer<ScoreView.Item> answer) {}

    /** A model's score before it is ranked. */
    record LeaderboardRow(String model, FactAnswer<ScoreView.Item> answer) {

        @Nullable
        BigDecimal middle() {
            return answer.item().score().middle();
        }
    }

    static List<Ranked> rank(List<LeaderboardRow> entries, Direction direction) {
        var best = direction == Direction.HIGHER_IS_BETTER
                ? Comparator.<BigDecimal>reverseOrder()
                : Comparator.<BigDecimal>naturalOrder();
        var ordered = entries.stream()
                .filter(entry -> entry.middle() != null)
                .sorted(Comparator.comparing((LeaderboardRow entry) -> Objects.requireNonNull(entry.middle()), best)
                        .thenComparing(LeaderboardRow::model))
                .toList();
        var ranked = new ArrayList<Ranked>();
        for (var entry : ordered) {
            int place = ranked.size() + 1;
            boolean tied = place > 1 && sameScore(ranked.getLast().answer(), entry.answer());
            ranked.add(new Ranked(tied ? ranked.getLast().rank() : place, entry.model(), entry.answer()));
        }
        return ranked;
    }

    static List<Unranked> leftOut(List<LeaderboardRow> entries) {
        return entries.stream()
                .filter(entry -> entry.middle() == null)
                .sorted(Comparator.comparing(LeaderboardRow::model))
                .map(entry -> new Unranked(entry.model(), entry.answer()))
                .toList();
    }

    private static boolean sameScore(FactAnswer<ScoreView.Item> one, FactAnswer<ScoreView.Item> other) {
        var middle = Objects.requireNonNull(one.item().score().middle());
        return middle.compareTo(Objects.requireNonNull(other.item().score().middle())) == 0;
    }
}
