package org.modeltracker.core.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How often a publisher looks again at what it lists.
 *
 * @param last the day of its last look, UTC
 * @param usualDays the median number of days between two days with a look
 */
public record LookRhythm(LocalDate last, int usualDays) {

    private static final int TIMES = 3;
    private static final int LEAST_DAYS = 7;

    /** Whether the publisher has not looked for three times as long as it usually takes, and for a week at least. */
    public boolean isOverdueAt(Instant instant) {
        return !instant.atOffset(ZoneOffset.UTC).toLocalDate().isBefore(overdueFrom());
    }

    /** The first day, UTC, on which it is overdue. */
    public LocalDate overdueFrom() {
        return last.plusDays(Math.max(LEAST_DAYS, TIMES * usualDays) + 1);
    }
}
