package org.modeltracker.api.overview;

import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.answer.Vintages;
import org.modeltracker.core.answer.Vintages.Vintage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The days on which an answer about a model changed. */
@RestController
class VintagesEndpoint {

    private final Vintages vintages;
    private final ModelLookup models;

    VintagesEndpoint(Vintages vintages, ModelLookup models) {
        this.vintages = vintages;
        this.models = models;
    }

    /**
     * The days on which the tracker came to answer otherwise, one item for each fact and day (UTC), with the last position of the day that
     * did so: with it as {@code as_of} any answer is as it was known then.
     */
    @GetMapping("/v1/models/{organisation}/{model}/vintages")
    ModelAnswers<Vintage> vintages(@PathVariable String organisation, @PathVariable String model, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(subject.id(), times.asked(), vintages.of(subject, times.moment()));
    }
}
