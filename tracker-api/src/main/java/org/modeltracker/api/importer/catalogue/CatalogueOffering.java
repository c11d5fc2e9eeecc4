package org.modeltracker.api.importer.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/**
 * A listing as a snapshot offers it.
 *
 * @param name as the catalogue spells it: the provider, a slash, the id
 * @param subject of its claims: the listing
 * @param tier a variant of the service, such as {@code free}
 * @param dated the states that the snapshot dates itself; of one with the same state as {@code state} only the date counts
 * @param replacement the model that is recommended instead, where the snapshot names one
 * @param pricing null where the snapshot states no price of today
 * @param datedPricing prices with a date of their own, before and after today's
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
        List<DatedState> dated,
        @Nullable String replacement,
        @Nullable PricingChanged pricing,
        List<DatedPricing> datedPricing) {

    /** Whether a place belongs to the same listing in other letters' case. */
    boolean isRespelled(OfferingKey place) {
        if (place.subject().equals(subject)) {
            return false;
        }
        var then = ListingSubject.parse(place.subject().id());
        var now = ListingSubject.parse(subject.id());
        return then.isPresent()
                && now.isPresent()
                && !then.equals(now)
                && then.get().provider().equals(now.get().provider())
                && then.get().id().equalsIgnoreCase(now.get().id());
    }

    /** The access it stands for; tiers share it. */
    public ApiAccessChanged access() {
        return access(state);
    }

    /** Whether the snapshot dates the state of today itself. */
    public boolean isDatedToday() {
        return dated.stream().anyMatch(one -> one.state() == state);
    }

    public ApiAccessChanged access(AccessState of) {
        return new ApiAccessChanged(
                channel, provider, null, null, of, term, alias ? true : null, null, null, null, replacement);
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
                dated,
                replacement,
                pricing == null ? null : pricing.at(seller, channel, place.tier(), place.alias()),
                datedPricing.stream()
                        .map(one -> one.with(one.pricing().at(seller, channel, place.tier(), place.alias())))
                        .toList());
    }

    /** Tells this offering from all others: its question without the fact. */
    public OfferingKey key() {
        return new OfferingKey(subject, channel.word(), provider, tier, alias);
    }
}
