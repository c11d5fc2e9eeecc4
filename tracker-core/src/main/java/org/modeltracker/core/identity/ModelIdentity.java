package org.modeltracker.core.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of the rules for one listing. */
public sealed interface ModelIdentity {

    /** Why, in one sentence. */
    String reason();

    /** The service tier in the id, such as {@code free}. */
    @Nullable
    String tier();

    /** Whether the id moves from build to build. */
    boolean pointer();

    /**
     * The listing is this model.
     *
     * @param model the canonical id, {@code maker/name}
     * @param snapshot a dated or numbered build, as the id spells it
     * @param variant how the weights are run or packed
     * @param region where it is served
     * @param pointsTo the model that a moving id points to now; null if the id alone does not tell
     */
    record Identified(
            String model,
            @Nullable String snapshot,
            @Nullable String variant,
            @Nullable String region,
            @Nullable String tier,
            boolean pointer,
            @Nullable String pointsTo,
            IdentityBasis basis,
            IdentityRule rule,
            String reason)
            implements ModelIdentity {

        /** The same served in one region, which the catalogue tells and the id does not. */
        public Identified in(String where) {
            return new Identified(
                    model,
                    snapshot,
                    variant,
                    region == null ? where : region,
                    tier,
                    pointer,
                    pointsTo,
                    basis,
                    rule,
                    reason);
        }

        Identified pointingTo(String target) {
            return new Identified(model, snapshot, variant, region, tier, true, target, basis, rule, reason);
        }
    }

    /** No rule tells which model it is; the listing stays a model of its own. */
    record Unresolved(@Nullable String tier, boolean pointer, String reason, List<Candidate> candidates)
            implements ModelIdentity {}

    /** A model that the listing might be, and why the rules did not take it. */
    record Candidate(String model, String whyNot) {}
}
