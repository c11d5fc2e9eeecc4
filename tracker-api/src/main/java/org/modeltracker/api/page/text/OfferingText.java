package org.modeltracker.api.page.text;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.overview.DisplayNames;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.pricing.PricingView;

/** An offering in words. */
record OfferingText(
        @Nullable String channel,
        @Nullable String surface,
        @Nullable String provider,
        @Nullable String region,
        @Nullable String tier,
        boolean alias,
        @Nullable String snapshot,
        @Nullable String variant) {

    static OfferingText of(AccessView.Item item) {
        return new OfferingText(
                item.channel(),
                item.surface(),
                item.provider(),
                item.region(),
                null,
                item.alias(),
                item.snapshot(),
                item.variant());
    }

    static OfferingText of(PricingView.Item item) {
        return new OfferingText(
                item.channel().word(),
                null,
                item.provider(),
                item.region(),
                item.tier(),
                item.alias(),
                item.snapshot(),
                item.variant());
    }

    static OfferingText of(ListItem.Access item) {
        return new OfferingText(
                item.channel(), item.surface(), item.provider(), item.region(), null, item.alias(), null, null);
    }

    static OfferingText of(ListItem.Pricing item) {
        return new OfferingText(
                item.channel(), null, item.provider(), item.region(), item.tier(), item.alias(), null, null);
    }

    /** The maker of a model is its provider, unless another one is given. */
    String words(String model, DisplayNames names) {
        var own = provider == null || model.startsWith(provider + "/");
        return Stream.of(
                        surface == null ? WirePhrase.of(String.valueOf(channel)) : surface,
                        own ? null : "by " + names.organisation(String.valueOf(provider)),
                        region == null ? null : "in " + region,
                        tier == null ? null : "tier " + WirePhrase.of(tier),
                        snapshot == null ? null : "snapshot " + snapshot,
                        variant == null ? null : "variant " + variant,
                        alias ? "moving alias" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
