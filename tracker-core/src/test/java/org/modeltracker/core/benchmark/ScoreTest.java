package org.modeltracker.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.about;
import static org.modeltracker.core.Facts.aboutRange;
import static org.modeltracker.core.Facts.atLeast;
import static org.modeltracker.core.Facts.exact;
import static org.modeltracker.core.Facts.notReported;
import static org.modeltracker.core.Facts.range;
import static org.modeltracker.core.Facts.words;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestWire;
import org.modeltracker.core.benchmark.BenchmarkEvent.ConfidenceInterval;
import org.modeltracker.core.benchmark.Score.Kind;
import org.modeltracker.core.model.InputError;

/** Which scores agree stands in StandingCompatibilityTest. */
class ScoreTest {

    @Test
    void a_range_is_never_flattened() {
        assertThat(aboutRange("57", "58").phrase()).isEqualTo("about 57–58");
        assertThat(read("{\"kind\":\"range\",\"low\":57,\"high\":58,\"approximate\":true}"))
                .isEqualTo(aboutRange("57", "58"));
    }

    @Test
    void a_sentence_spells_numbers_out() {
        assertThat(exact("1E-7").phrase()).isEqualTo("0.0000001");
        assertThat(range("1E-8", "1E-7").phrase()).isEqualTo("0.00000001–0.0000001");
        assertThat(atLeast("1E-7").phrase()).isEqualTo("at least 0.0000001");
    }

    @Test
    void a_leaderboard_orders_a_range_by_its_middle() {
        assertThat(range("57", "58").middle()).isEqualByComparingTo("57.5");
        assertThat(exact("59").middle()).isEqualByComparingTo("59");
        assertThat(atLeast("60").middle()).isEqualByComparingTo("60");
    }

    @Test
    void words_and_nothing_have_no_place_on_a_leaderboard() {
        assertThat(words("below leaders").middle()).isNull();
        assertThat(notReported().middle()).isNull();
    }

    @Test
    void trailing_zeros_tell_the_precision_and_stay() {
        assertThat(read("{\"kind\":\"exact\",\"value\":80.0}")).isEqualTo(exact("80.0"));
        assertThat(TestWire.JSON.writeValueAsString(exact("80.0"))).isEqualTo("{\"kind\":\"exact\",\"value\":80.0}");
        assertThat(TestWire.JSON.treeToValue(
                        TestWire.JSON.readTree("{\"kind\":\"exact\",\"value\":80.0}"), Score.class))
                .isEqualTo(exact("80.0"));
    }

    @Test
    void a_number_is_the_same_however_it_was_written() {
        assertThat(exact("1E+3")).isEqualTo(exact("1000"));
        assertThat(new ConfidenceInterval(new BigDecimal("1E+1"), new BigDecimal("1E+2"), null))
                .isEqualTo(new ConfidenceInterval(new BigDecimal("10"), new BigDecimal("100"), null));
    }

    @Test
    void scores_in_other_units_are_not_the_same() {
        var percent = new Score(Kind.EXACT, new BigDecimal("59"), null, null, null, null, null, "percent");
        var points = new Score(Kind.EXACT, new BigDecimal("59"), null, null, null, null, null, "points");
        assertThat(percent.isCompatibleWith(points)).isFalse();
        assertThat(percent.isCompatibleWith(exact("59"))).isTrue();
    }

    @Test
    void a_range_is_not_upside_down() {
        assertThat(range("58", "57").faults()).extracting(InputError::pointer).containsExactly("/low");
        assertThat(range("57", "57").faults()).isEmpty();
    }

    @Test
    void each_kind_has_its_own_fields() {
        assertThat(about("80").faults()).isEmpty();
        assertThat(words("below leaders").faults()).isEmpty();
        assertThat(notReported().faults()).isEmpty();
        assertThat(score(Kind.EXACT, null, null).faults())
                .extracting(InputError::pointer)
                .containsExactly("/value");
        assertThat(score(Kind.RANGE, null, null).faults())
                .extracting(InputError::pointer)
                .containsExactly("/low", "/high");
        assertThat(score(Kind.ORDINAL, null, null).faults()).hasSize(1);
        assertThat(score(Kind.EXACT, "59", "58").faults()).hasSize(1);
        assertThat(score(Kind.NOT_REPORTED, "59", null).faults()).hasSize(1);
    }

    private static Score score(Kind kind, String value, String low) {
        return new Score(
                kind,
                value == null ? null : new BigDecimal(value),
                low == null ? null : new BigDecimal(low),
                null,
                null,
                null,
                null,
                null);
    }

    private static Score read(String json) {
        return TestWire.JSON.readValue(json, Score.class);
    }
}
