package org.modeltracker.api.page;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityBasis;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;

/**
 * A decision as a form gives it.
 *
 * @param status the list that the form is in
 * @param sameAs empty with {@code own}
 * @param own whether the listing is a model of its own
 */
public record IdentityForm(
        @Nullable String status,
        @Nullable String listing,
        @Nullable String sameAs,
        @Nullable String snapshot,
        @Nullable String variant,
        @Nullable String region,
        @Nullable String reason,
        @Nullable Boolean own) {

    String subject() {
        return text(listing);
    }

    ModelIdentified decision() {
        boolean itself = Boolean.TRUE.equals(own);
        return new ModelIdentified(
                itself ? subject() : text(sameAs),
                itself ? null : facet(snapshot),
                itself ? null : facet(variant),
                itself ? null : facet(region),
                null,
                IdentityBasis.EDITOR,
                null,
                text(reason));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static @Nullable String facet(@Nullable String given) {
        return text(given).isEmpty() ? null : text(given);
    }
}
