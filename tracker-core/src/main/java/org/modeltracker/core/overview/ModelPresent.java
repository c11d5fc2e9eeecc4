package org.modeltracker.core.overview;

import java.util.List;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;

/**
 * The card of a model with what the card only counts, made from one read of its answers.
 *
 * @param expectations those that are no longer open, too
 */
public record ModelPresent(
        Card card, List<FactAnswer<ScoreView.Item>> scores, List<ExpectationView.Item> expectations) {

    static ModelPresent of(Subject model, List<Answer> all, List<ExpectationView.Item> expectations) {
        var scores = all.stream()
                .filter(answer -> answer.question().fact() == FactType.SCORE)
                .map(ScoreView::answer)
                .toList();
        return new ModelPresent(Card.of(model, all, expectations), scores, expectations);
    }
}
