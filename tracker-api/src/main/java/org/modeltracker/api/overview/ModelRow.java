package org.modeltracker.api.overview;

import static org.modeltracker.core.access.AccessState.ANNOUNCED;
import static org.modeltracker.core.access.AccessState.DEPRECATED;
import static org.modeltracker.core.access.AccessState.EXTENDED_ACCESS;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.LEGACY;
import static org.modeltracker.core.access.AccessState.LIMITED_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.access.AccessState.PUBLIC_PREVIEW;
import static org.modeltracker.core.access.AccessState.RETIRED;
import static org.modeltracker.core.access.AccessState.SUSPENDED;
import static org.modeltracker.core.access.AccessState.UNKNOWN;
import static org.modeltracker.core.access.AccessState.WAITLIST;
import static org.modeltracker.core.access.AccessState.WITHDRAWN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.CsvLists;
import org.modeltracker.core.access.AccessEvent.AppChannel;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.overview.ListItem.Access;
import org.modeltracker.core.overview.ListItem.Cited;
import org.modeltracker.core.overview.ListItem.Pricing;
import org.modeltracker.core.overview.ModelPrice;

/**
 * A model as one flat row of the table.
 *
 * @param access each offering in words, for example {@code aggregator openrouter: general_availability}
 * @param pricing each offering with its price in words
 * @param accessState by channel, the state of the offering that is open to most; null where the model is not offered
 */
record ModelRow(
        String model,
        String organisation,
        String name,
        @Nullable String family,
        @Nullable PartialDate released,
        @Nullable EffectiveBasis releasedBasis,
        @Nullable Cited releasedClaim,
        List<String> access,
        List<String> pricing,
        @Nullable String openSourceStatus,
        @Nullable Cited openSourceStatusClaim,
        long benchmarkCount,
        long disputeCount,
        @Nullable ModelPrice headlinePrice,
        @Nullable Long contextTokens,
        @Nullable PartialDate lastChanged,
        Map<String, @Nullable String> accessState) {

    private static final List<AccessState> MOST_OPEN_FIRST = List.of(
            GENERAL_AVAILABILITY,
            LIMITED_AVAILABILITY,
            PUBLIC_PREVIEW,
            LEGACY,
            EXTENDED_ACCESS,
            DEPRECATED,
            PRIVATE_PREVIEW,
            WAITLIST,
            ANNOUNCED,
            SUSPENDED,
            RETIRED,
            WITHDRAWN,
            UNKNOWN);

    static ModelRow of(ListItem item) {
        return new ModelRow(
                item.model(),
                item.organisation(),
                item.name(),
                item.family(),
                item.released(),
                item.releasedBasis(),
                item.releasedClaim(),
                item.access().stream().map(ModelRow::words).distinct().toList(),
                item.pricing().stream().map(ModelRow::words).distinct().toList(),
                item.openSourceStatus(),
                item.openSourceStatusClaim(),
                item.benchmarkCount(),
                item.disputeCount(),
                item.headlinePrice(),
                item.contextTokens(),
                item.lastChanged(),
                states(item.access()));
    }

    /** Each channel has its column, so that the columns are the same for every list. */
    private static Map<String, @Nullable String> states(List<Access> access) {
        var states = new LinkedHashMap<String, @Nullable String>();
        Stream.<WireEnum>concat(Stream.of(ApiChannel.values()), Stream.of(AppChannel.values()))
                .forEach(channel -> states.put(channel.word(), mostOpen(channel.word(), access)));
        return states;
    }

    private static @Nullable String mostOpen(String channel, List<Access> access) {
        var said = access.stream()
                .filter(offering -> channel.equals(offering.channel()))
                .map(Access::state)
                .collect(Collectors.toSet());
        return MOST_OPEN_FIRST.stream()
                .map(WireEnum::word)
                .filter(said::contains)
                .findFirst()
                .orElse(null);
    }

    private static String words(Access offering) {
        return line(
                offering.state(),
                offering.channel(),
                offering.surface(),
                offering.provider(),
                offering.region(),
                offering.audience());
    }

    private static String words(Pricing offering) {
        var price = new StringJoiner(" ").add(offering.disclosure());
        if (offering.currency() != null) {
            price.add(offering.currency().asString());
        }
        if (offering.prices() != null && !offering.prices().isEmpty()) {
            price.add(CsvLists.text(offering.prices()));
        }
        return line(price.toString(), offering.channel(), offering.provider(), offering.region(), offering.tier());
    }

    private static String line(@Nullable String what, @Nullable String... where) {
        return Stream.of(where).filter(Objects::nonNull).collect(Collectors.joining(" ")) + ": " + what;
    }
}
