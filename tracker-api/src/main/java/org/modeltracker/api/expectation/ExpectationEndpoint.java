package org.modeltracker.api.expectation;

import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.expectation.ExpectationView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Expectations about models. */
@RestController
@RequestMapping("/v1/models/{organisation}/{model}/expectations")
class ExpectationEndpoint {

    private final ExpectationView view;
    private final ModelLookup models;

    ExpectationEndpoint(ExpectationView view, ModelLookup models) {
        this.view = view;
        this.models = models;
    }

    /** Lists the expectations about the model and their status: open, overdue after a dated window, or resolved. */
    @GetMapping
    ModelAnswers<ExpectationView.Item> listModelExpectations(
            @PathVariable String organisation, @PathVariable String model, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(subject.id(), times.asked(), view.of(subject, times.moment()));
    }
}
