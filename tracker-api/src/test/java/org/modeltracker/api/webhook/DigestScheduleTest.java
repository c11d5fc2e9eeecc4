package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.webhook.DigestSchedule.Day;
import org.modeltracker.api.webhook.DigestSchedule.Rhythm;

/** When a weekly digest is due. */
class DigestScheduleTest {

    private static DigestSchedule on(Day day, String at, String zone) {
        return new DigestSchedule(Rhythm.WEEKLY, day, at, zone);
    }

    /** The clocks go back between, and forward; an hour is left out, and one comes twice. */
    @ParameterizedTest
    @CsvSource({
        "MONDAY, 08:00, Europe/Paris, 2026-10-19T06:00:00Z, 2026-10-26T07:00:00Z",
        "MONDAY, 08:00, Europe/Paris, 2026-03-23T07:00:00Z, 2026-03-30T06:00:00Z",
        "SUNDAY, 02:30, Europe/Paris, 2026-03-22T12:00:00Z, 2026-03-29T01:30:00Z",
        "SUNDAY, 02:30, Europe/Paris, 2026-10-20T12:00:00Z, 2026-10-25T00:30:00Z",
        "SUNDAY, 02:30, Europe/Paris, 2026-10-25T00:30:00Z, 2026-11-01T01:30:00Z",
        "MONDAY, 08:00, UTC, 2026-11-02T07:59:59Z, 2026-11-02T08:00:00Z",
        "MONDAY, 08:00, UTC, 2026-11-02T08:00:00Z, 2026-11-09T08:00:00Z"
    })
    void the_hour_is_that_of_the_wall_clock_all_year(Day day, String at, String zone, Instant after, Instant next) {
        assertThat(on(day, at, zone).next(after)).isEqualTo(next);
    }

    @Test
    void a_year_has_a_digest_for_each_of_its_sundays() {
        var schedule = on(Day.SUNDAY, "02:30", "America/New_York");
        int count = 0;
        for (var next = schedule.next(Instant.parse("2026-01-01T05:00:00Z"));
                next.isBefore(Instant.parse("2027-01-01T05:00:00Z"));
                next = schedule.next(next)) {
            count++;
        }
        assertThat(count).isEqualTo(52);
    }
}
