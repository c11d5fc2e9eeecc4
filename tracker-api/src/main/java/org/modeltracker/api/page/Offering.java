package org.modeltracker.api.page;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.overview.Names;
import org.modeltracker.core.pricing.PricingView;

/** Where a model can be had. */
record Offering(
        @Nullable String channel,
        @Nullable String surface,
        @Nullable String provider,
        @Nullable String region,
        @Nullable String tier,
        boolean alias) {

    static Offering of(AccessView.Item item) {
        return new Offering(item.channel(), item.surface(), item.provider(), item.region(), null, item.alias());
    }

    static Offering of(PricingView.Item item) {
        return new Offering(item.channel().word(), null, item.provider(), item.region(), item.tier(), item.alias());
    }

    static Offering of(ListItem.Access item) {
        return new Offering(item.channel(), item.surface(), item.provider(), item.region(), null, item.alias());
    }

    static Offering of(ListItem.Pricing item) {
        return new Offering(item.channel(), null, item.provider(), item.region(), item.tier(), item.alias());
    }

    /** Whoever makes a model also offers it, unless another is named. */
    String words(String model, Names names) {
        var own = provider == null || model.startsWith(provider + "/");
        return Stream.of(
                        surface == null ? Phrase.of(String.valueOf(channel)) : surface,
                        own ? null : "by " + names.organisation(String.valueOf(provider)),
                        region == null ? null : "in " + region,
                        tier == null ? null : "tier " + Phrase.of(tier),
                        alias ? "moving alias" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
