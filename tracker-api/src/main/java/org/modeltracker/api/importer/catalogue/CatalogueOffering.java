package org.modeltracker.api.importer.catalogue;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/**
 * A listing as a snapshot offers it.
 *
 * @param name as the catalogue spells it: the provider, a slash, the id
 * @param subject of its claims: the listing
 * @param tier a variant of the service, such as {@code free}
 * @param retires the day of its end, where the snapshot sets one; with state {@code retired} it is over
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
        @Nullable PartialDate retires,
        @Nullable PricingChanged pricing) {

    private static final Pattern EXACT = Pattern.compile("[a-z0-9._/-]+");

    /** Names that are spelled as ids are come first, then the smallest: the order of a file says nothing. */
    static final Comparator<String> BY_SPELLING = Comparator.comparing(
                    (String name) -> !EXACT.matcher(name).matches())
            .thenComparing(Comparator.naturalOrder());

    /** Whether a place belongs to the same listing in other letters' case. */
    boolean isRespelled(OfferingKey place) {
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

    /** What is said of its access from the day of its end on. */
    public ApiAccessChanged retirement() {
        return access(AccessState.RETIRED);
    }

    private ApiAccessChanged access(AccessState of) {
        return new ApiAccessChanged(
                channel, provider, null, null, of, term, alias ? true : null, null, null, null, null);
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
                retires,
                pricing == null ? null : pricing.at(seller, channel, place.tier(), place.alias()));
    }

    /** Tells this offering from all others: its question without the fact. */
    public OfferingKey key() {
        return new OfferingKey(subject, channel.word(), provider, tier, alias);
    }
}
