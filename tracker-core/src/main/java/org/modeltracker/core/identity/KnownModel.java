package org.modeltracker.core.identity;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model as it is known from the record and from catalogues: a candidate for listings that leave something out.
 *
 * @param released as most of its listings say; null if unknown
 * @param contextTokens the largest known; null if unknown
 * @param modalities all known; empty if unknown
 */
public record KnownModel(
        String id, @Nullable LocalDate released, @Nullable Long contextTokens, Set<String> modalities) {

    public KnownModel {
        modalities = Set.copyOf(modalities);
    }
}
