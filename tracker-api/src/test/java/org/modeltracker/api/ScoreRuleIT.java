package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.score;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule, of measurements. */
class ScoreRuleIT extends RuleCase {

    @Test
    void vendor_62_and_evaluator_59_is_59_disputed() {
        var model = scored("rule/vendor");
        record(exact(model, "rule-bench", "62").with("/data/measured_by", "rule"));
        record(exact(model, "rule-bench", "59")
                .with("/data/measured_by", "an-evaluator")
                .by("an-evaluator", "evaluator"));
        var item = item(of(model) + "/benchmarks");
        assertThat(item.at("/score/value").asInt()).isEqualTo(59);
        assertThat(item.path("disputed").asBoolean()).isTrue();
        assertThat(texts(item.path("claims").valueStream().toList(), "/data/score/value"))
                .containsExactly("59", "62");
    }

    @Test
    void who_measured_counts_and_not_who_reports_it() {
        var model = scored("rule/reported");
        record(exact(model, "rule-bench", "62").with("/data/measured_by", "rule"));
        record(exact(model, "rule-bench", "59")
                .with("/data/measured_by", "an-evaluator")
                .by("a-paper", "press"));
        assertThat(item(of(model) + "/benchmarks").at("/score/value").asInt()).isEqualTo(59);
    }

    /** Single values are written as ranges of one point. */
    @ParameterizedTest
    @CsvSource({
        "57, 58, false, 59, 59, true",
        "57, 58, true,  59, 59, false",
        "57, 58, false, 58, 60, false",
        "57, 58, false, 58, 58, false",
        "80, 80, true,  81, 81, false",
        "80, 80, true,  82, 82, true"
    })
    void ranges_points_and_approximate_values_conflict_only_where_they_cannot_both_be_true(
            String low, String high, boolean about, String otherLow, String otherHigh, boolean disputed) {
        var model = scored("rule/range-%s-%s-%s-%s-%s".formatted(low, high, about, otherLow, otherHigh));
        record(span(model, low, high).withJson("/data/score/approximate", "" + about));
        record(span(model, otherLow, otherHigh).by("an-evaluator", "evaluator"));
        assertThat(item(of(model) + "/benchmarks").path("disputed").asBoolean()).isEqualTo(disputed);
    }

    @Test
    void bounds_are_half_lines_and_words_conflict_with_nothing() {
        var model = scored("rule/bounds");
        record(score(model, "rule-bench", "{'kind': 'at_least', 'value': 50}"));
        record(score(model, "rule-bench", "{'kind': 'ordinal', 'text': 'below leaders'}")
                .by("a-paper", "press"));
        record(exact(model, "rule-bench", "55").by("an-evaluator", "evaluator"));
        assertThat(item(of(model) + "/benchmarks").path("disputed").asBoolean()).isFalse();
        record(score(model, "rule-bench", "{'kind': 'at_most', 'value': 45}").by("a-blog", "community"));
        assertThat(item(of(model) + "/benchmarks").path("disputed").asBoolean()).isTrue();
    }

    private static Envelope span(String model, String low, String high) {
        return low.equals(high) ? exact(model, "rule-bench", low) : range(model, "rule-bench", low, high);
    }
}
