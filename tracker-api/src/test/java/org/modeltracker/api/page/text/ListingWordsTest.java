package org.modeltracker.api.page.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers see a listing as its shop spells it, not as its subject is escaped. */
class ListingWordsTest {

    @ParameterizedTest
    @CsvSource({
        "openrouter/xiaomi_2fmimo-v2.5-pro, openrouter/xiaomi/mimo-v2.5-pro",
        "some-shop/qwen3_3a8b, some-shop/qwen3:8b",
        "some-shop/plain-1.0, some-shop/plain-1.0",
        "no listing, no listing"
    })
    void a_listing_is_called_as_its_shop_spells_it(String subject, String words) {
        assertThat(PageText.listing(subject)).isEqualTo(words);
    }
}
