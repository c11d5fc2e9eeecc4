package org.modeltracker.api.importer;

import java.util.List;
import java.util.Map;

/** Small files, which are always there. */
class OwnCataloguesTogetherIT extends CataloguesTogether {

    OwnCataloguesTogetherIT() {
        super(CatalogueFolder.own());
    }

    @Override
    Map<String, List<String>> suspensions() {
        return Map.of("openai/sample-1", List.of("2026-06-13 suspended", "2026-06-27 limited_availability"));
    }
}
