package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files of the world. */
class CataloguesTogetherIT extends CataloguesTogether {

    CataloguesTogetherIT() {
        super(CatalogueFolder.real());
    }

    @Test
    void the_file_of_modelmeter_is_the_one_that_is_meant() {
        assertThat(CatalogueFolder.real().json("modelmeter/current.json").path("events"))
                .hasSize(897);
    }

    @Override
    Map<String, List<String>> suspensions() {
        return Map.of(
                "anthropic/mythos-5",
                List.of("2026-06-13 suspended", "2026-06-27 limited_availability"),
                "anthropic/fable-5",
                List.of("2026-06-13 suspended"),
                "anthropic/claude-fable-5",
                List.of("2026-06-25 suspended", "2026-07-01 general_availability"));
    }
}
