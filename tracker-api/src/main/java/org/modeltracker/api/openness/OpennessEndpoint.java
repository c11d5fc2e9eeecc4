package org.modeltracker.api.openness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.openness.OpennessView;
import org.modeltracker.core.overview.Overview;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The open-source status of models. */
@RestController
@RequestMapping("/v1/models/{organisation}/{model}/open-source-status")
class OpennessEndpoint {

    private final OpennessView view;
    private final Overview overview;
    private final ModelLookup models;

    OpennessEndpoint(OpennessView view, Overview overview, ModelLookup models) {
        this.view = view;
        this.overview = overview;
        this.models = models;
    }

    /** @param outlook without fields if no source has stated it */
    record Answer(
            String model,
            @JsonUnwrapped TimeParameters asked,
            @JsonUnwrapped OpennessView.@Nullable Outlook outlook) {}

    /** Returns the open-source status of the model and its maker's intent. The status is absent if no source has stated it. */
    @GetMapping
    Answer getOpenSourceStatus(@PathVariable String organisation, @PathVariable String model, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new Answer(
                subject.id(),
                times.asked(),
                overview.openness(subject, times.moment()).orElse(null));
    }

    /** Lists every period of a status with its valid time and its record time, never clipped. */
    @GetMapping("/history")
    ModelAnswers<BitemporalRow<FactAnswer<OpennessView.Item>>> listOpenSourceStatusHistory(
            @PathVariable String organisation, @PathVariable String model, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(subject.id(), times.asked(), view.history(subject, times.moment()));
    }
}
