package org.modeltracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8000        | USD | $8,000
            1234567.5   | EUR | €1,234,567.50
            8E+3        | CNY | CNY 8,000
            999         | USD | $999
            0.1         | USD | $0.10
            1000.000075 | USD | $1,000.000075
            0           | USD | $0
            14300000000 |     | 14,300,000,000
            """)
    void an_amount_has_separators_of_thousands(BigDecimal amount, String currency, String words) {
        assertThat(PriceWords.money(amount, currency)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -75.0    | −75%
            -75      | −75%
            -33.333  | −33%
            10       | +10%
            1100     | +1,100%
            0.44     | +0.4%
            -0.96    | −1%
            -99.96   | −99.9%
            -100     | −100%
            """)
    void a_percentage_is_whole_unless_it_is_small(BigDecimal percent, String words) {
        assertThat(PriceWords.percent(percent)).isEqualTo(words);
    }
}
