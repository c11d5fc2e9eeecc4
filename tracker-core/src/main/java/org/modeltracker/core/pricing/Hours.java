package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.WireEnum;

/**
 * The hours of the week in which a price holds.
 *
 * @param days on which the hours begin; null for every day
 * @param from inclusive, as 09:00 in the time zone
 * @param to exclusive; not after {@code from}: on the next day
 * @param timeZone of the tz database, for example Asia/Shanghai
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hours(@Nullable List<Day> days, String from, String to, String timeZone) {

    public enum Day implements WireEnum {
        MON,
        TUE,
        WED,
        THU,
        FRI,
        SAT,
        SUN;

        static Day of(DayOfWeek day) {
            return values()[day.ordinal()];
        }
    }

    public Hours {
        days = days == null ? null : List.copyOf(days);
    }

    boolean isKnownZone() {
        try {
            return !ZoneId.of(timeZone).getId().isEmpty();
        } catch (DateTimeException _) {
            return false;
        }
    }

    boolean cover(Instant instant) {
        var local = instant.atZone(ZoneId.of(timeZone));
        var time = local.toLocalTime();
        var begins = LocalTime.parse(from);
        var ends = LocalTime.parse(to);
        if (begins.isBefore(ends)) {
            return on(local.getDayOfWeek()) && !time.isBefore(begins) && time.isBefore(ends);
        }
        return (on(local.getDayOfWeek()) && !time.isBefore(begins))
                || (on(local.getDayOfWeek().minus(1)) && time.isBefore(ends));
    }

    private boolean on(DayOfWeek day) {
        return days == null || days.contains(Objects.requireNonNull(Day.of(day)));
    }
}
