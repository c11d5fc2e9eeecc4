package org.modeltracker.core.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;
import org.modeltracker.core.release.ReleaseView;

/**
 * What a model is called, and whether its weights are open.
 *
 * @param openWeights null if no source has stated it
 */
public record ModelHead(String model, String name, @Nullable Boolean openWeights) {

    static ModelHead of(ModelSummary model) {
        var openness = model.openness();
        return new ModelHead(
                model.model(),
                model.name(),
                openness == null ? null : openness.status().hasOpenWeights());
    }

    static ModelHead of(String model, List<Answer> answers) {
        return new ModelHead(
                model,
                ReleaseView.name(model, answers),
                answers.stream()
                        .map(Answer::effectiveData)
                        .filter(OpenSourceStatusChanged.class::isInstance)
                        .map(data -> ((OpenSourceStatusChanged) data).status().hasOpenWeights())
                        .findFirst()
                        .orElse(null));
    }
}
