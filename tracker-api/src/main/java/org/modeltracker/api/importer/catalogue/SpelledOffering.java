package org.modeltracker.api.importer.catalogue;

import java.util.Comparator;

/**
 * What an offering is sorted by, worked out once: a sort asks again and again.
 *
 * @param isRespelled whether an earlier snapshot spelled it otherwise
 * @param isExact whether its name is spelled as ids are
 */
record SpelledOffering(CatalogueOffering offering, boolean isRespelled, boolean isExact) {

    /** Names that an earlier snapshot had come first, then exact ones, then the smallest: the order of a file says nothing. */
    static final Comparator<SpelledOffering> IN_ORDER = Comparator.comparing(SpelledOffering::isRespelled)
            .thenComparing(spelled -> !spelled.isExact)
            .thenComparing(spelled -> spelled.offering.name());

    static SpelledOffering of(CatalogueOffering offering, boolean isRespelled) {
        return new SpelledOffering(offering, isRespelled, CatalogueOffering.isExact(offering.name()));
    }
}
