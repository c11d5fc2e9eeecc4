package org.modeltracker.core.benchmark;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;

/**
 * The models of one version of a benchmark in one setting, the best first. Ranges rank by their middle. Scores in words, unreported scores and
 * scores in other units are listed separately. Equal scores share a rank.
 *
 * @param benchmark its id
 * @param version null if unknown
 * @param versions every named version, the newest last
 * @param setting how the scores shown were measured
 * @param unversioned scores of unknown version, which are never ranked beside those of a known one
 * @param settings every setting of every version, the one shown among them
 */
public record Leaderboard(
        String benchmark,
        @Nullable String name,
        @Nullable String version,
        @Nullable String unit,
        Direction direction,
        List<Ranked> data,
        List<Unranked> unranked,
        List<String> versions,
        @JsonUnwrapped ScoreSetting setting,
        List<Unranked> unversioned,
        List<SettingCount> settings) {

    /**
     * @param rankLow the best rank that it may have, as confidence intervals go
     * @param rankHigh the worst
     */
    public record Ranked(
            int rank, String model, @JsonUnwrapped FactAnswer<ScoreView.Item> answer, int rankLow, int rankHigh) {}

    /** @param models how many models have a score there */
    public record SettingCount(
            @Nullable String version, @JsonUnwrapped ScoreSetting setting, long models) {}

    public record Unranked(String model, @JsonUnwrapped FactAnswer<ScoreView.Item> answer) {}

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
            ranked.add(new Ranked(
                    tied ? ranked.getLast().rank() : place,
                    entry.model(),
                    entry.answer(),
                    1
                            + (int) ordered.stream()
                                    .filter(other -> isSurelyBetter(other, entry, direction))
                                    .count(),
                    ordered.size()
                            - (int) ordered.stream()
                                    .filter(other -> isSurelyBetter(entry, other, direction))
                                    .count()));
        }
        return ranked;
    }

    private static boolean isSurelyBetter(LeaderboardRow one, LeaderboardRow other, Direction direction) {
        return direction == Direction.HIGHER_IS_BETTER
                ? one.low().compareTo(other.high()) > 0
                : one.high().compareTo(other.low()) < 0;
    }

    static List<Unranked> leftOut(List<LeaderboardRow> entries) {
        return entries.stream()
                .filter(entry -> entry.middle() == null)
                .sorted(Comparator.comparing(LeaderboardRow::model))
                .map(entry -> new Unranked(entry.model(), entry.answer()))
                .toList();
    }

    static List<Unranked> all(List<Answer> scores) {
        return scores.stream()
                .map(answer -> new Unranked(answer.question().subject().id(), ScoreView.answer(answer)))
                .sorted(Comparator.comparing(Unranked::model))
                .toList();
    }

    private static boolean sameScore(FactAnswer<ScoreView.Item> one, FactAnswer<ScoreView.Item> other) {
        var middle = Objects.requireNonNull(one.item().score().middle());
        return middle.compareTo(Objects.requireNonNull(other.item().score().middle())) == 0;
    }
}
