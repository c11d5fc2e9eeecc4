package org.modeltracker.api.importer;

import java.util.List;

/** Small files, which are always there, with whatever a catalogue can say of a price. */
class OwnPriceSentencesIT extends PriceSentences {

    OwnPriceSentencesIT() {
        super(
                CatalogueFolder.own(),
                List.of(
                        new Import("modelsdev/prices-2026-07-01.json", "modelsdev", "2026-07-01"),
                        new Import("openrouter/prices-2026-07-02.json", "openrouter", "2026-07-02"),
                        new Import("modelmeter/current.json", "modelmeter", "2026-07-04")));
    }
}
