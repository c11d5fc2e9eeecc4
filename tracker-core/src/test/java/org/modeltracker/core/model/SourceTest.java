package org.modeltracker.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modeltracker.core.model.Source.Archived;

class SourceTest {

    /** Ids that imports made in earlier releases come from this text. */
    @Test
    void a_source_without_a_copy_has_the_text_that_it_always_had() {
        var source =
                new Source("lab", SourceKind.OFFICIAL, "Prices", PartialDate.parse("2026-04"), null, null, "table 1");
        assertThat(source)
                .hasToString(
                        "Source[publisher=lab, kind=OFFICIAL, title=Prices, published=2026-04, url=null, via=null, locator=table 1]");
    }

    @Test
    void two_copies_are_two_texts() {
        assertThat(archived("https://one.example/").toString())
                .isNotEqualTo(archived("https://two.example/").toString());
    }

    private static Source archived(String url) {
        return new Source("lab", SourceKind.OFFICIAL, null, null, null, null, null, new Archived(url, null, null));
    }
}
