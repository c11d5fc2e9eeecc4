package org.modeltracker.api.importer.catalogue;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/**
 * An offering of a model, as a snapshot lists it.
 *
 * @param name as the catalogue spells it: the provider, a slash, the id
 * @param tier a variant of the same model at the same provider, such as {@code free}
 * @param pricing null where the snapshot states no price
 * @param description what it says of the model itself
 * @param released null where it gives no date
 */
public record CatalogueOffering(
        String name,
        Subject model,
        String provider,
        ApiChannel channel,
        @Nullable String tier,
        boolean alias,
        AccessState state,
        @Nullable String term,
        @Nullable PricingChanged pricing,
        ModelReleased description,
        @Nullable PartialDate released,
        EffectiveBasis releasedBasis) {

    /** The access it stands for; variants of one model share it. */
    public ApiAccessChanged access() {
        return new ApiAccessChanged(channel, provider, null, null, state, term, alias ? true : null, null, null, null);
    }

    /** Whether the provider made the model itself: what it says of it is believed before what others say. */
    public boolean isOwn() {
        return channel == ApiChannel.FIRST_PARTY_API;
    }

    /** Tells this offering from all others: its question without the fact. */
    public OfferingKey key() {
        return new OfferingKey(model, channel.word(), provider, tier, alias);
    }
}
