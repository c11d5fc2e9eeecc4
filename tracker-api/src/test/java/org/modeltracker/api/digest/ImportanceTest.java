package org.modeltracker.api.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.model.FactType;

/** The order in which news is told. */
class ImportanceTest {

    @Test
    void releases_come_before_access_prices_openness_scores_and_expectations_and_the_rest_comes_last() {
        var facts = Arrays.asList(FactType.values());
        var told = facts.stream().sorted(Comparator.comparing(Importance::of)).toList();
        assertThat(told)
                .containsExactly(
                        FactType.ANNOUNCED,
                        FactType.RELEASED,
                        FactType.ACCESS,
                        FactType.PRICING,
                        FactType.OPEN_SOURCE_STATUS,
                        FactType.SCORE,
                        FactType.EXPECTATION,
                        FactType.RESOLUTION,
                        FactType.REPORTED,
                        FactType.ORGANISATION,
                        FactType.BENCHMARK);
    }
}
