package org.modeltracker.core.benchmark;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.FactAnswer;

/**
 * A model's score before it is ranked.
 *
 * @param answer in the unit of the leaderboard, if it converts
 * @param onTheLine whether it can be compared with the other scores
 */
record LeaderboardRow(String model, FactAnswer<ScoreView.Item> answer, boolean onTheLine) {

    static LeaderboardRow of(Answer score, BenchmarkUnit unit) {
        var answer = ScoreView.answer(score);
        var model = score.question().subject().id();
        var converted = unit.takes(answer.item().score()) ? answer.item().in(unit.unit()) : null;
        return converted == null
                ? new LeaderboardRow(model, answer, false)
                : new LeaderboardRow(model, answer.with(converted), true);
    }

    /** One score for each model: the best-founded, by the same order as between sources. */
    static List<Answer> bestFounded(List<Answer> scores) {
        Map<String, List<Answer>> byModel = scores.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.question().subject().id()));
        return byModel.values().stream()
                .map(answers -> answers.stream()
                        .min(Comparator.comparing(Answer::worth)
                                .thenComparing(answer -> answer.question().key().toString()))
                        .orElseThrow())
                .toList();
    }

    @Nullable
    BigDecimal middle() {
        return onTheLine ? answer.item().score().middle() : null;
    }

    /** The least that it may be: the lower end of its confidence interval, else of the score itself. */
    BigDecimal low() {
        var interval = answer.item().confidenceInterval();
        return interval == null ? Objects.requireNonNull(middle()) : interval.low();
    }

    BigDecimal high() {
        var interval = answer.item().confidenceInterval();
        return interval == null ? Objects.requireNonNull(middle()) : interval.high();
    }
}
