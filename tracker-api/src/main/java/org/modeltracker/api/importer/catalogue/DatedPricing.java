package org.modeltracker.api.importer.catalogue;

import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/**
 * Prices that a snapshot dates itself.
 *
 * @param basis {@code first_seen} where the snapshot only tells that they held by then
 */
public record DatedPricing(PartialDate from, EffectiveBasis basis, PricingChanged pricing) {

    DatedPricing with(PricingChanged other) {
        return new DatedPricing(from, basis, other);
    }
}
