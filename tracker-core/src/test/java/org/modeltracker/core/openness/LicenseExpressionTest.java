package org.modeltracker.core.openness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.openness.LicenseExpression.NotAnExpression;

class LicenseExpressionTest {

    @ParameterizedTest
    @CsvSource({
        "apache-2.0,                         Apache-2.0",
        "MIT,                                MIT",
        "mit or apache-2.0,                  MIT OR Apache-2.0",
        "(mit AND bsd-3-clause) OR cc0-1.0,  (MIT AND BSD-3-Clause) OR CC0-1.0",
        "gpl-2.0-only with classpath-exception-2.0, GPL-2.0-only WITH Classpath-exception-2.0",
        "apache-1.1+,                        Apache-1.1+",
        "licenseref-Llama-4,                 LicenseRef-Llama-4"
    })
    void an_expression_has_one_spelling_whatever_the_case(String given, String canonical) throws NotAnExpression {
        assertThat(LicenseExpression.parse(given).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemma", "other", "LicenseRef-", "MIT OR", "(MIT", "MIT MIT", "MIT WITH MIT", "", "MIT/X"})
    void anything_else_is_no_expression(String given) {
        assertThatThrownBy(() -> LicenseExpression.parse(given)).isInstanceOf(NotAnExpression.class);
        assertThat(LicenseExpression.canonical(given)).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({"Apache 2.0, Apache-2.0", "Apache-2, Apache-2.0", "The MIT License, MIT"})
    void the_nearest_id_is_named(String given, String nearest) {
        assertThatThrownBy(() -> LicenseExpression.parse(given))
                .isInstanceOfSatisfying(
                        NotAnExpression.class,
                        fault -> assertThat(fault.detail()).contains(given).contains(nearest));
    }

    @Test
    void every_id_of_the_list_is_an_expression() {
        assertThat(SpdxIds.LICENSES.byLowerCase()).hasSizeGreaterThan(600);
        assertThat(SpdxIds.LICENSES.byLowerCase().values())
                .allSatisfy(id -> assertThat(LicenseExpression.parse(id).text()).isEqualTo(id));
    }
}
