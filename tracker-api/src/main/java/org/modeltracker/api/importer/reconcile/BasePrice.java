package org.modeltracker.api.importer.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.CataloguePrices;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.pricing.Price;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** Input, output and cache at base conditions: what people mean by the price. */
final class BasePrice {

    private BasePrice() {}

    /** Whether an offering has another base price than before, or none. That an offering is gone is another matter. */
    static boolean isAnother(Observation observation, @Nullable PublishedClaim current) {
        var before = current == null ? null : current.effectiveData();
        return switch (observation) {
            case Observation.Present(ObservedStatement statement) ->
                statement.data() instanceof PricingChanged now
                        && !(before instanceof PricingChanged then && of(now).sameAnswerAs(of(then)));
            case Observation.WithoutPrice() -> before instanceof PricingChanged;
            case Observation.Delisted(), Observation.NotMentioned() -> false;
        };
    }

    private static ClaimData of(PricingChanged p) {
        var prices = p.prices().stream()
                .filter(Price::isBase)
                .filter(price -> CataloguePrices.BASE.contains(price.component()))
                .toList();
        return new PricingChanged(
                p.provider(),
                p.channel(),
                p.region(),
                p.tier(),
                p.alias(),
                p.disclosure(),
                p.currency(),
                prices,
                List.of());
    }
}
