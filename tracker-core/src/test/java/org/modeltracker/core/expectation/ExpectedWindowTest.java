package org.modeltracker.core.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedWindowTest {

    @ParameterizedTest
    @CsvSource({
        "2026-Q3,                 2026-07-01, 2026-10-01",
        "Q3 2026,                 2026-07-01, 2026-10-01",
        "2026 Q3,                 2026-07-01, 2026-10-01",
        "Oct 2026,                2026-10-01, 2026-11-01",
        "October 2026,            2026-10-01, 2026-11-01",
        "Sept. 2026,              2026-09-01, 2026-10-01",
        "in June 2026,            2026-06-01, 2026-07-01",
        "H1 2026,                 2026-01-01, 2026-07-01",
        "2026-H2,                 2026-07-01, 2027-01-01",
        "second half of 2026,     2026-07-01, 2027-01-01",
        "end of Q1 2026,          2026-03-01, 2026-04-01",
        "early Q1 2026,           2026-01-01, 2026-02-01",
        "mid-October 2026,        2026-10-11, 2026-10-21",
        "late October 2026,       2026-10-21, 2026-11-01",
        "mid-2026,                2026-05-01, 2026-09-01",
        "2026-10-01/2026-10-15,   2026-10-01, 2026-10-16",
        "2026-10/2026-12,         2026-10-01, 2027-01-01"
    })
    void windows_in_plain_english_are_dates_and_keep_their_words(String text, String start, String end) {
        var window = ExpectedWindow.parse(text).orElseThrow();
        assertThat(window.text()).isEqualTo(text);
        assertThat(window.start()).isEqualTo(Instant.parse(start + "T00:00:00Z"));
        assertThat(window.end()).isEqualTo(Instant.parse(end + "T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coming weeks", "soon", "Q5 2026", "2026-10-15/2026-10-01", "/", "2026-02-30", "after Q3"})
    void words_that_name_no_dates_stay_words(String text) {
        assertThat(ExpectedWindow.parse(text)).isEmpty();
    }

    @Test
    void nothing_is_no_window() {
        assertThat(ExpectedWindow.parse(null)).isEmpty();
    }
}
