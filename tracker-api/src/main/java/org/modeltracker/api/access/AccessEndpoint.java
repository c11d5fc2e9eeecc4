package org.modeltracker.api.access;

import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.OfferedBuild;
import org.modeltracker.core.answer.OfferingAnswer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Access to models. */
@RestController
@RequestMapping("/v1/models/{organisation}/{model}/access")
class AccessEndpoint {

    private final AccessView view;
    private final ModelLookup models;

    AccessEndpoint(AccessView view, ModelLookup models) {
        this.view = view;
        this.models = models;
    }

    /** Lists where, to whom and in which state the model is available, one item per offering. */
    @GetMapping
    ModelAnswers<OfferingAnswer<AccessView.Item>> listAccess(
            @PathVariable String organisation, @PathVariable String model, OfferedBuild wanted, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(
                subject.id(),
                times.asked(),
                view.of(subject, times.moment()).stream()
                        .filter(answer -> wanted.matches(answer.build()))
                        .toList());
    }

    /** Lists every period of access with its valid time and its record time, never clipped. */
    @GetMapping("/history")
    ModelAnswers<BitemporalRow<OfferingAnswer<AccessView.Item>>> listAccessHistory(
            @PathVariable String organisation, @PathVariable String model, OfferedBuild wanted, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(
                subject.id(),
                times.asked(),
                view.history(subject, times.moment()).stream()
                        .filter(row -> wanted.matches(row.answer().build()))
                        .toList());
    }
}
