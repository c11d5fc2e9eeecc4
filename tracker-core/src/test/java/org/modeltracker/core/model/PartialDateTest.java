package org.modeltracker.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z, YEAR",
        "2026-Q3, 2026-07-01T00:00:00Z, 2026-10-01T00:00:00Z, QUARTER",
        "2026-04, 2026-04-01T00:00:00Z, 2026-05-01T00:00:00Z, MONTH",
        "2024-02-29, 2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z, DAY",
        "2026-04-07T09:30:00Z, 2026-04-07T09:30:00Z, 2026-04-07T09:30:00.000001Z, INSTANT"
    })
    void a_date_stands_for_its_whole_period(String text, Instant start, Instant end, PartialDate.Precision precision) {
        var date = PartialDate.parse(text);
        assertThat(date.start()).isEqualTo(start);
        assertThat(date.end()).isEqualTo(end);
        assertThat(date.precision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-Q3", "2026-04", "2026-04-07", "2026-04-07T09:30:00Z"})
    void a_date_stays_as_vague_as_it_was(String text) {
        assertThat(PartialDate.parse(text)).hasToString(text);
    }

    @Test
    void one_instant_has_one_text_whatever_the_offset() {
        assertThat(PartialDate.parse("2026-04-07T11:30:00+02:00")).isEqualTo(PartialDate.parse("2026-04-07T09:30:00Z"));
        assertThat(PartialDate.parse("2026-04-07T09:30:00.1234567Z")).hasToString("2026-04-07T09:30:00.123456Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-13",
                "2026-Q5",
                "26",
                "2026-4-7",
                "2026-04-07T25:00:00Z",
                "2026-04-07T09:30:00",
                "coming weeks",
                "",
                "1899",
                "3000-01-01"
            })
    void what_is_no_date_is_refused(String text) {
        assertThatThrownBy(() -> PartialDate.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026,       2026-07-10T12:00:00Z, 2026-07-10T12:00:00Z",
        "2026,       2025-06-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "2026,       2027-03-01T00:00:00Z, 2026-12-31T23:59:59.999999Z",
        "2026-Q2,    2026-05-02T00:00:00Z, 2026-05-02T00:00:00Z",
        "2026-04,    2026-04-20T00:00:00Z, 2026-04-20T00:00:00Z",
        "2026-04-07, 2026-04-07T12:00:00Z, 2026-04-07T00:00:00Z",
        "2026-04-07, 2026-06-01T00:00:00Z, 2026-04-07T00:00:00Z",
        "2026-04-07T09:30:00Z, 2026-06-01T00:00:00Z, 2026-04-07T09:30:00Z"
    })
    void a_period_coarser_than_a_day_counts_from_when_it_was_said_moved_into_it(
            String date, Instant effectiveData, Instant begins) {
        assertThat(PartialDate.parse(date).begins(effectiveData)).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({
        "2026,       2026-Q3,    true",
        "2026-04,    2026-04-07, true",
        "2026-04-07, 2026-04-07T23:59:59.999999Z, true",
        "2026-04-07, 2026-04-08, false",
        "2026-Q1,    2026-04,    false",
        "2026-04-07, 2026-04-08T00:00:00Z, false"
    })
    void dates_overlap_when_an_instant_lies_in_both(String one, String other, boolean overlap) {
        assertThat(PartialDate.parse(one).overlaps(PartialDate.parse(other))).isEqualTo(overlap);
        assertThat(PartialDate.parse(other).overlaps(PartialDate.parse(one))).isEqualTo(overlap);
    }

    @Test
    void a_date_in_a_question_means_its_last_instant() {
        assertThat(PartialDate.parse("2026-04-07").lastInstant()).isEqualTo("2026-04-07T23:59:59.999999Z");
        assertThat(PartialDate.parse("2026-04-07T09:30:00Z").lastInstant()).isEqualTo("2026-04-07T09:30:00Z");
    }
}
