package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedPassageTest {

    private static final String TEXT = """
            Prices
            The model costs “$2.40” per 1M tokens — from
            1 May.   It isn’t free.
            The model costs more elsewhere.""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The model costs "$2.40" per 1M tokens  | The model costs “$2.40” per 1M tokens
            "it isn't free."                       | It isn’t free.
            tokens - from 1 May                    | tokens — from~1 May
            Prices […] It isn't free               | Prices~The model costs “$2.40” per 1M tokens — from~1 May.   It isn’t free
            The model costs ... elsewhere          | The model costs “$2.40” per 1M tokens — from~1 May.   It isn’t free.~The model costs more elsewhere
            """)
    void a_quote_is_found_whatever_its_spaces_case_and_quotation_marks(String quote, String passage) {
        var found = QuotedPassage.find(TEXT, quote).orElseThrow();
        assertThat(TEXT.substring(found.from(), found.to())).isEqualTo(passage.replace('~', '\n'));
    }

    @Test
    @Timeout(10) // which a search of every place would take many times over
    void a_quote_whose_words_stand_everywhere_is_given_up() {
        assertThat(QuotedPassage.find("a".repeat(500_000), "a … a … " + "a".repeat(36) + "b"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"The model costs $3", "It isn't free … Prices", "…", "''", "'\"\"'"})
    void other_words_are_not_found(String quote) {
        assertThat(QuotedPassage.find(TEXT, quote)).isEmpty();
    }
}
