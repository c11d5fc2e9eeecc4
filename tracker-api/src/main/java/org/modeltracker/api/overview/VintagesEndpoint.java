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
     * Lists the days (UTC) on which an answer about the model changed, one item per fact and day, with the last log position that changed
     * it. Pass the position as {@code as_of} to see the answers of that day.
     */
    @GetMapping("/v1/models/{organisation}/{model}/vintages")
    ModelAnswers<Vintage> listVintages(
            @PathVariable String organisation, @PathVariable String model, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(subject.id(), times.asked(), vintages.of(subject, times.moment()));
    }
}
