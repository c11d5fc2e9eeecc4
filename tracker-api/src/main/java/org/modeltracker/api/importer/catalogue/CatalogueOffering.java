package org.modeltracker.api.importer.catalogue;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/**
 * A listing as a snapshot offers it.
 *
 * @param name as the catalogue spells it: the provider, a slash, the id
 * @param subject of its claims: the listing
 * @param tier a variant of the service, such as {@code free}
 * @param pricing null where the snapshot states no price
 */
public record CatalogueOffering(
        String name,
        Subject subject,
        String provider,
        ApiChannel channel,
        @Nullable String tier,
        boolean alias,
        AccessState state,
        @Nullable String term,
        @Nullable PricingChanged pricing) {

    /** The access it stands for; tiers share it. */
    public ApiAccessChanged access() {
        return new ApiAccessChanged(channel, provider, null, null, state, term, alias ? true : null, null, null, null);
    }

    /** The same under the question of an earlier claim: its subject and channel stay what they were first. */
    CatalogueOffering at(OfferingKey place) {
        var channel = ApiChannel.valueOf(place.channel().toUpperCase(Locale.ROOT));
        var seller = Objects.requireNonNullElse(place.provider(), provider);
        return new CatalogueOffering(
                name,
                place.subject(),
                seller,
                channel,
                place.tier(),
                place.alias(),
                state,
                term,
                pricing == null ? null : pricing.at(seller, channel, place.tier(), place.alias()));
    }

    /** Tells this offering from all others: its question without the fact. */
    public OfferingKey key() {
        return new OfferingKey(subject, channel.word(), provider, tier, alias);
    }
}
