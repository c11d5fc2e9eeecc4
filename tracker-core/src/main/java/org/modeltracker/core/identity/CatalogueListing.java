package org.modeltracker.core.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue says of one line of one shop, as far as it tells which model that is.
 *
 * @param provider the shop, as the catalogue spells it
 * @param id the id within the shop, verbatim
 * @param name the title; empty if there is none
 * @param released null if the catalogue gives no date
 * @param contextTokens null if the catalogue gives none
 * @param modalities of input and output; empty if unknown
 * @param stated ids of the model that the catalogue itself states, the most trusted first
 */
public record CatalogueListing(
        String provider,
        String id,
        String name,
        @Nullable LocalDate released,
        @Nullable Long contextTokens,
        Set<String> modalities,
        List<String> stated) {

    public CatalogueListing {
        modalities = Set.copyOf(modalities);
        stated = List.copyOf(stated);
    }

    /** A listing of which only the id is known. */
    public static CatalogueListing of(String provider, String id) {
        return new CatalogueListing(provider, id, "", null, null, Set.of(), List.of());
    }
}
