package org.modeltracker.api.pricing;

import org.modeltracker.api.http.ModelAnswers;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.OfferedBuild;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.pricing.PricingView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Prices of models. */
@RestController
@RequestMapping("/v1/models/{organisation}/{model}/pricing")
class PricingEndpoint {

    private final PricingView view;
    private final ModelLookup models;

    PricingEndpoint(PricingView view, ModelLookup models) {
        this.view = view;
        this.models = models;
    }

    /**
     * Lists the prices of the model, or that they are undisclosed, one item per offering and currency. Where prices depend on the hour, an
     * instant as effective_at selects the prices of its hour; a date lists all.
     */
    @GetMapping
    ModelAnswers<OfferingAnswer<PricingView.Item>> listPrices(
            @PathVariable String organisation, @PathVariable String model, OfferedBuild wanted, ModelTimes times) {
        var subject = models.find(organisation, model, times.moment());
        return new ModelAnswers<>(
                subject.id(),
                times.asked(),
                view.of(subject, times.moment()).stream()
                        .filter(answer -> wanted.matches(answer.build()))
                        .map(answer -> times.asksForAnInstant()
                                ? answer.with(
                                        answer.item().atHourOf(times.moment().effectiveAt()))
                                : answer)
                        .toList());
    }

    /** Lists every period of a price with its valid time and its record time, never clipped. */
    @GetMapping("/history")
    ModelAnswers<BitemporalRow<OfferingAnswer<PricingView.Item>>> listPriceHistory(
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
