package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.WireEnum;

/**
 * When a digest is sent instead of single events.
 *
 * @param digest how often
 * @param day of the week
 * @param at the hour and minute, such as 08:00, on a clock in the time zone
 * @param timeZone of the IANA list, such as Europe/Paris (default: UTC)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DigestSchedule(
        @Nullable Rhythm digest,
        @Nullable Day day,
        @Nullable String at,
        @Nullable String timeZone) {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    public enum Rhythm implements WireEnum {
        WEEKLY
    }

    public enum Day implements WireEnum {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY
    }

    List<InputError> faults() {
        var faults = new ArrayList<InputError>();
        if (digest == null) {
            faults.add(new InputError("/schedule/digest", "is required: weekly"));
        }
        if (day == null) {
            faults.add(new InputError("/schedule/day", "is required: a day of the week, such as monday"));
        }
        if (at == null || !TIME.matcher(at).matches()) {
            faults.add(new InputError("/schedule/at", "must be an hour and a minute, such as 08:00"));
        }
        if (!isZone()) {
            faults.add(new InputError("/schedule/time_zone", "must be a time zone, such as Europe/Paris"));
        }
        return faults;
    }

    private boolean isZone() {
        try {
            zone();
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private ZoneId zone() {
        return ZoneId.of(timeZone == null ? "UTC" : timeZone);
    }

    /**
     * The first time after an instant. An hour that a change of the clocks leaves out is told later by as much; one that comes twice, at the
     * first.
     */
    Instant next(Instant after) {
        var time = LocalTime.parse(Objects.requireNonNull(at));
        var weekday = DayOfWeek.valueOf(Objects.requireNonNull(day).name());
        var zone = zone();
        var date = after.atZone(zone).toLocalDate().with(TemporalAdjusters.nextOrSame(weekday));
        var next = ZonedDateTime.of(date, time, zone).toInstant();
        return next.isAfter(after)
                ? next
                : ZonedDateTime.of(date.plusWeeks(1), time, zone).toInstant();
    }
}
