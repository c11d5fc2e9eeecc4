package org.modeltracker.api.benchmark;

import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.benchmark.ScoreView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores of models. */
@RestController
@RequestMapping("/v1/models/{organisation}/{model}/benchmarks")
class ScoreEndpoint {

    private final ScoreView view;
    private final ModelLookup models;

    ScoreEndpoint(ScoreView view, ModelLookup models) {
        this.view = view;
        this.models = models;
    }

    /** Lists the scores of the model, one item per benchmark, version and setting. */
    @GetMapping
    ModelAnswers<FactAnswer<ScoreView.Item>> listScores(
            @PathVariable String organisation, @PathVariable String model, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(subject.id(), times.asked(), view.of(subject, times.moment()));
    }

    /** Lists every score with its record time, never clipped. */
    @GetMapping("/history")
    ModelAnswers<BitemporalRow<FactAnswer<ScoreView.Item>>> listScoreHistory(
            @PathVariable String organisation, @PathVariable String model, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(subject.id(), times.asked(), view.history(subject, times.moment()));
    }
}
