package org.modeltracker.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as exact as its source: {@code 2026}, {@code 2026-Q3}, {@code 2026-04}, {@code 2026-04-07} or an instant (ISO 8601, kept in
 * UTC to the microsecond). It denotes the half-open period {@code [start, end)}; an instant is a period of one microsecond.
 *
 * @param text the canonical text, equal for equal dates
 */
public record PartialDate(@JsonValue String text, Instant start, Instant end, Precision precision) {

    public enum Precision {
        YEAR,
        QUARTER,
        MONTH,
        DAY,
        INSTANT
    }

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");

    /** The claims of a catalogue share a few dates: an import would parse each of them thousands of times. */
    private static final Cache<String, PartialDate> PARSED =
            Caffeine.newBuilder().maximumSize(1_000).build();

    /** @throws DateTimeException if the text has none of the five forms, or its year is outside 1900 to 2999 */
    @JsonCreator
    public static PartialDate parse(String text) {
        return PARSED.get(text, PartialDate::parsed);
    }

    private static PartialDate parsed(String text) {
        return switch (text.length()) {
            case 4 -> {
                var first = Year.parse(text).atDay(1);
                yield of(text, first, first.plusYears(1), Precision.YEAR);
            }
            case 7 -> quarterOrMonth(text);
            case 10 -> {
                var day = LocalDate.parse(text);
                yield of(text, day, day.plusDays(1), Precision.DAY);
            }
            default -> at(OffsetDateTime.parse(text).toInstant());
        };
    }

    private static PartialDate quarterOrMonth(String text) {
        var quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            var first = YearMonth.of(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)) * 3 - 2);
            return of(text, first.atDay(1), first.plusMonths(3).atDay(1), Precision.QUARTER);
        }
        var first = YearMonth.parse(text).atDay(1);
        return of(text, first, first.plusMonths(1), Precision.MONTH);
    }

    public static PartialDate at(Instant instant) {
        var exact = instant.truncatedTo(ChronoUnit.MICROS);
        return checked(new PartialDate(exact.toString(), exact, exact.plus(1, ChronoUnit.MICROS), Precision.INSTANT));
    }

    /** The day that begins at an instant, else the instant. */
    public static PartialDate from(Instant instant) {
        var time = instant.atOffset(ZoneOffset.UTC);
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? day(time.toLocalDate()) : at(instant);
    }

    public static PartialDate day(LocalDate day) {
        return of(day.toString(), day, day.plusDays(1), Precision.DAY);
    }

    /**
     * The instant from which comparisons count this date. A period coarser than a day counts from the moment it was said, moved into the
     * period: "GA in 2026", said in July 2026, holds from July; said in 2025, from January 2026.
     */
    public Instant begins(Instant effectiveData) {
        if (precision.compareTo(Precision.DAY) >= 0 || effectiveData.isBefore(start)) {
            return start;
        }
        return effectiveData.isBefore(end) ? effectiveData : lastInstant();
    }

    /** "on 2026-04-07", "in 2026-Q3", "at 2026-04-07T10:00:00Z". */
    public String phrase() {
        return switch (precision) {
            case YEAR, QUARTER, MONTH -> "in " + text;
            case DAY -> "on " + text;
            case INSTANT -> "at " + text;
        };
    }

    /** This date, or a later instant at which the same was seen. */
    public PartialDate orLater(@Nullable Instant again) {
        return again == null || again.isBefore(end) ? this : from(again);
    }

    public Instant lastInstant() {
        return end.minus(1, ChronoUnit.MICROS);
    }

    public boolean overlaps(PartialDate other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    private static PartialDate of(String text, LocalDate from, LocalDate to, Precision precision) {
        return checked(new PartialDate(text, utc(from), utc(to), precision));
    }

    private static PartialDate checked(PartialDate date) {
        int year = date.start.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1900 || year > 2999) {
            throw new DateTimeException("year " + year + " is outside 1900 to 2999");
        }
        return date;
    }

    private static Instant utc(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public String toString() {
        return text;
    }
}
