package org.modeltracker.api.importer.catalogue;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
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

    /** The same for images or videos of one kind, in the words of the catalogue. */
    static @Nullable Conditions of(
            @Nullable Long fromTokens,
            @Nullable ServiceTier tier,
            @Nullable String resolution,
            @Nullable String quality) {
        return fromTokens == null && tier == null && resolution == null && quality == null
                ? null
                : new Conditions(fromTokens, tier, null, null, null, resolution, quality, null, null);
    }

    /** The same up to a last day. */
    static Conditions until(@Nullable Conditions conditions, PartialDate last) {
        return conditions == null
                ? Conditions.until(last)
                : new Conditions(
                        conditions.minPromptTokens(),
                        conditions.serviceTier(),
                        last,
                        conditions.atLeastUntil(),
                        conditions.hours(),
                        conditions.resolution(),
                        conditions.quality(),
                        conditions.attempts(),
                        conditions.freeAllowance());
    }
}
