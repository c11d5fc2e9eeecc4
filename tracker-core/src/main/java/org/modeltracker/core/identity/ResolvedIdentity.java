package org.modeltracker.core.identity;

import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.Subject;

/**
 * The model that a subject is, with every {@code same_as} followed.
 *
 * @param model its id
 * @param pointer whether the subject is a moving name
 */
public record ResolvedIdentity(
        String model,
        @Nullable String snapshot,
        @Nullable String variant,
        @Nullable String region,
        boolean pointer) {

    /** Channels on which one shop may list a model more than once. */
    private static final Set<String> RESELLERS = Set.of(
            ApiChannel.CLOUD_MARKETPLACE.word(), ApiChannel.AGGREGATOR.word(), ApiChannel.SUBSCRIPTION_PLAN.word());

    /** A subject that nobody identified is a model of its own. */
    public static ResolvedIdentity self(String subject) {
        return new ResolvedIdentity(subject, null, null, null, false);
    }

    /** The same model by way of one more decision, whose facets come first. */
    ResolvedIdentity through(ModelIdentified decision) {
        return new ResolvedIdentity(
                model,
                decision.snapshot() == null ? snapshot : decision.snapshot(),
                decision.variant() == null ? variant : decision.variant(),
                decision.region() == null ? region : decision.region(),
                pointer || decision.pointsTo() != null);
    }

    /**
     * The fact key that a claim on the subject answers for the model. Two snapshots never compete, nor do two listings of a reseller; the
     * maker's own listing competes with whatever else is said of the maker's offer.
     */
    public FactKey key(FactKey own) {
        if (own.subject().kind() != Subject.Kind.MODEL || isPlain(own.subject().id())) {
            return own;
        }
        var key = new TreeMap<>(own.key());
        switch (own.fact()) {
            case ACCESS, PRICING -> {
                put(key, "snapshot", snapshot);
                put(key, "variant", variant);
                if (region != null) {
                    key.putIfAbsent("region", region);
                }
                put(key, "alias", pointer ? "true" : null);
                boolean isReseller = RESELLERS.contains(key.get("channel"));
                put(key, "listing", isReseller ? own.subject().id() : null);
            }
            case ANNOUNCED, RELEASED -> {
                put(key, "snapshot", snapshot);
                put(key, "model_variant", variant);
                put(
                        key,
                        "of_listing",
                        isOfTheMaker(own.subject()) ? null : own.subject().id());
            }
            case OPEN_SOURCE_STATUS, SCORE -> {
                put(key, "snapshot", snapshot);
                put(key, "model_variant", variant);
            }
            default -> {} // keys of what stands for itself hold an event's id
        }
        return new FactKey(Subject.model(model), own.fact(), key);
    }

    /** What a shop says of its listing's beginnings is not said of the model, even if the listing is recognised later. */
    private boolean isOfTheMaker(Subject subject) {
        return subject.organisationSide().equals(Subject.model(model).organisationSide());
    }

    private boolean isPlain(String subject) {
        return equals(self(subject));
    }

    private static void put(TreeMap<String, String> key, String name, @Nullable String value) {
        if (value != null) {
            key.put(name, value);
        }
    }
}
