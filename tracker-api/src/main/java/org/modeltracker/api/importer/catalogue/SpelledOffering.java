package org.modeltracker.api.importer.catalogue;

import java.util.Comparator;

/**
 * What an offering is sorted by, worked out once: a sort asks again and again.
 *
 * @param isRespelled whether an earlier snapshot spelled it otherwise
 */
record SpelledOffering(CatalogueOffering offering, boolean isRespelled, Spelling spelling) {

    /** Names that an earlier snapshot had come first. */
    static final Comparator<SpelledOffering> IN_ORDER =
            Comparator.comparing(SpelledOffering::isRespelled).thenComparing(SpelledOffering::spelling);

    static SpelledOffering of(CatalogueOffering offering, boolean isRespelled) {
        return new SpelledOffering(offering, isRespelled, Spelling.of(offering.name()));
    }
}
