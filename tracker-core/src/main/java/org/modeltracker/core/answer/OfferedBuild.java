package org.modeltracker.core.answer;

import org.jspecify.annotations.Nullable;

/**
 * The build of a model that an offering is about, or that a reader wants to see.
 *
 * @param snapshot the dated or numbered build; null for the model as such
 * @param variant how the weights are run or packed
 * @param listedAs the id under which the shop lists the model, verbatim
 */
public record OfferedBuild(
        @Nullable String snapshot,
        @Nullable String variant,
        @Nullable String listedAs) {

    /** Whether a build has all that this one names. */
    public boolean matches(@Nullable OfferedBuild other) {
        return other != null
                && (snapshot == null || snapshot.equals(other.snapshot))
                && (variant == null || variant.equals(other.variant))
                && (listedAs == null || listedAs.equals(other.listedAs));
    }

    static OfferedBuild of(Answer answer) {
        var key = answer.question().key();
        return new OfferedBuild(key.get("snapshot"), key.get("variant"), answer.listedAs());
    }
}
