package org.modeltracker.core.identity;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;

/** The channel follows from who sells. */
final class SellerChannel {

    private SellerChannel() {}

    /** @param model the canonical id; null if the listing is unresolved */
    static ApiChannel of(String provider, @Nullable String model, IdentityTable table) {
        if (table.plans().stream().anyMatch(plan -> plan.matches(provider))) {
            return ApiChannel.SUBSCRIPTION_PLAN;
        }
        if (model != null && sellsItsOwn(provider, model.substring(0, model.indexOf('/')), table)) {
            return ApiChannel.FIRST_PARTY_API;
        }
        return table.clouds().contains(provider) ? ApiChannel.CLOUD_MARKETPLACE : ApiChannel.AGGREGATOR;
    }

    private static boolean sellsItsOwn(String provider, String maker, IdentityTable table) {
        var owner = table.ownerOf(provider);
        var made = table.makers().get(maker);
        return owner != null
                && (owner.id().equals(maker) || (made != null && owner.id().equals(made.parent())));
    }
}
