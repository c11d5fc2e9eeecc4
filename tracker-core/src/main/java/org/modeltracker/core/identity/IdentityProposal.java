package org.modeltracker.core.identity;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.WireEnum;

/**
 * A decision that the rules would make now.
 *
 * @param before the decision by rule that it replaces; null if there is none
 */
public record IdentityProposal(
        String subject,
        Kind kind,
        ModelIdentified data,
        @Nullable ModelIdentified before) {

    /** What the decision changes. */
    public enum Kind implements WireEnum {
        /** An id without a decision is another model. */
        MERGE,
        /** An id is another model, snapshot or variant than a rule decided before. */
        MOVE,
        /** An id is a model of its own again. */
        SPLIT,
        /** A model that others are has no record yet, and gets one. */
        CREATE
    }
}
