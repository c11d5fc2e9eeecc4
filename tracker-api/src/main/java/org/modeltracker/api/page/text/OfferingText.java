package org.modeltracker.api.page.text;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.OfferedBuild;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.overview.DisplayNames;
import org.modeltracker.core.overview.ListItem;
import org.modeltracker.core.pricing.PriceChange;
import org.modeltracker.core.pricing.PricingView;

/**
 * An offering in words.
 *
 * @param where the surface, else the channel
 * @param build null where it is not known
 */
record OfferingText(
        String where,
        @Nullable String provider,
        @Nullable String region,
        @Nullable String tier,
        boolean alias,
        @Nullable OfferedBuild build) {

    private static final String PLAN = WirePhrase.of(ApiChannel.SUBSCRIPTION_PLAN.word());

    static OfferingText ofAccess(OfferingAnswer<AccessView.Item> answer) {
        var item = answer.item();
        var where = where(item.channel(), item.surface());
        return new OfferingText(where, item.provider(), item.region(), null, item.alias(), answer.build());
    }

    static OfferingText ofPrice(OfferingAnswer<PricingView.Item> answer) {
        var item = answer.item();
        var where = where(item.channel().word(), null);
        return new OfferingText(where, item.provider(), item.region(), item.tier(), item.alias(), answer.build());
    }

    static OfferingText ofListed(ListItem.Access item) {
        var where = where(item.channel(), item.surface());
        return new OfferingText(where, item.provider(), item.region(), null, item.alias(), null);
    }

    static OfferingText of(PriceChange change) {
        return new OfferingText(
                where(change.channel().word(), null),
                change.provider(),
                change.region(),
                change.tier(),
                false,
                new OfferedBuild(change.snapshot(), change.variant(), null));
    }

    private static String where(@Nullable String channel, @Nullable String surface) {
        return surface == null ? WirePhrase.of(String.valueOf(channel)) : surface;
    }

    /** The same for people who know that it is sold by somebody: without the channel, unless that is a plan. */
    String seller(String model, DisplayNames names) {
        return Stream.of(
                        names.organisation(provider == null ? model.substring(0, model.indexOf('/')) : provider),
                        where.equals(PLAN) ? where : null,
                        qualified())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** The maker of a model is its provider, unless another one is given. */
    String words(String model, DisplayNames names) {
        var own = provider == null || model.startsWith(provider + "/");
        return Stream.of(where, own ? null : "by " + names.organisation(String.valueOf(provider)), qualified())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** Which of a seller's offerings it is; null for its only or plain one. */
    private @Nullable String qualified() {
        var terms = Stream.of(
                        region == null ? null : "in " + region,
                        tier == null ? null : "tier " + WirePhrase.of(tier),
                        build == null || build.snapshot() == null ? null : "snapshot " + build.snapshot(),
                        build == null || build.variant() == null ? null : "variant " + build.variant(),
                        alias ? "moving alias" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return terms.isEmpty() ? null : terms;
    }
}
