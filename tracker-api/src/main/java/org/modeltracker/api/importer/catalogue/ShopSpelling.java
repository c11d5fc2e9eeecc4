package org.modeltracker.api.importer.catalogue;

import java.util.Map;

/**
 * The shops of a catalogue, as the other catalogues spell them: one shop must have one name, or two catalogues could never agree on what it asks.
 *
 * @param others the common spelling by the catalogue's own
 */
record ShopSpelling(Map<String, String> others) {

    String of(String verbatim) {
        var other = others.get(verbatim);
        return other == null ? verbatim : other;
    }
}
