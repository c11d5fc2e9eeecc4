package org.modeltracker.api.importer;

import java.util.List;
import org.junit.jupiter.api.Tag;

/** The files of the world, the whole list of models.dev among them. */
@Tag("faults")
class PriceSentencesIT extends PriceSentences {

    PriceSentencesIT() {
        super(
                CatalogueFolder.real(),
                List.of(
                        new Import("modelsdev-all/api-2025-12-31.json", "modelsdev", "2025-12-31"),
                        new Import("modelsdev-all/api-2026-06-15.json", "modelsdev", "2026-06-15"),
                        new Import("openrouter/models-2026-05-15.json", "openrouter", "2026-06-16"),
                        new Import("modelmeter/current.json", "modelmeter", "2026-07-04")));
    }
}
