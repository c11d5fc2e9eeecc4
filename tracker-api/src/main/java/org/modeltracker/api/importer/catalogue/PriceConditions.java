package org.modeltracker.api.importer.catalogue;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.pricing.Conditions;
import org.modeltracker.core.pricing.Hours;
import org.modeltracker.core.pricing.Price.ServiceTier;

/** The conditions of prices that catalogues state. */
final class PriceConditions {

    private PriceConditions() {}

    /** @param tier null for the standard one */
    static @Nullable Conditions at(@Nullable ServiceTier tier) {
        return of(null, tier);
    }

    /** @param fromTokens the price holds from this length of prompt on; null for any */
    static @Nullable Conditions of(@Nullable Long fromTokens, @Nullable ServiceTier tier) {
        return of(fromTokens, tier, null);
    }

    /** @param hours in which the price holds; null for any */
    static @Nullable Conditions of(@Nullable Long fromTokens, @Nullable ServiceTier tier, @Nullable Hours hours) {
        return fromTokens == null && tier == null && hours == null
                ? null
                : new Conditions(fromTokens, tier, null, null, hours, null, null, null, null);
    }
}
