package org.modeltracker.api.importer.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;

/** Prices as a catalogue states them, with the date that it gives them. */
record DatedPrices(PartialDate from, EffectiveBasis basis, CataloguePrices prices) {

    Optional<DatedPricing> pricing(String provider, ApiChannel channel, @Nullable String tier, boolean alias) {
        return Optional.ofNullable(prices.pricing(provider, channel, tier, alias))
                .map(pricing -> new DatedPricing(from, basis, pricing));
    }
}
