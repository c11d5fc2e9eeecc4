package org.modeltracker.api.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.model.Fact;

/** The order in which news is told. */
class ImportanceTest {

    @Test
    void releases_come_before_access_prices_openness_scores_and_expectations_and_the_rest_comes_last() {
        var facts = Arrays.asList(Fact.values());
        var told = facts.stream().sorted(Comparator.comparing(Importance::of)).toList();
        assertThat(told)
                .containsExactly(
                        Fact.ANNOUNCED,
                        Fact.RELEASED,
                        Fact.ACCESS,
                        Fact.PRICING,
                        Fact.OPEN_SOURCE_STATUS,
                        Fact.SCORE,
                        Fact.EXPECTATION,
                        Fact.RESOLUTION,
                        Fact.REPORTED,
                        Fact.ORGANISATION,
                        Fact.BENCHMARK);
    }
}
