package org.modeltracker.api.page.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;

/** Dates as one reads them aloud, as vague as they are. */
final class Dates {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private Dates() {}

    static String words(PartialDate date) {
        var start = date.start().atOffset(ZoneOffset.UTC);
        return switch (date.precision()) {
            case YEAR -> date.text();
            case QUARTER -> "the %s quarter of %d".formatted(ordinal(start.getMonthValue() / 3), start.getYear());
            case MONTH -> MONTH.format(start);
            case DAY -> DAY.format(start);
            case INSTANT -> INSTANT.format(start);
        };
    }

    static String words(@Nullable Instant instant) {
        return instant == null ? "" : DAY.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** What was only seen holds since then at the latest. */
    static String since(PartialDate date, EffectiveBasis basis) {
        return "since " + words(date) + latest(basis);
    }

    static String on(PartialDate date, EffectiveBasis basis) {
        return words(date) + latest(basis);
    }

    private static String latest(EffectiveBasis basis) {
        return basis == EffectiveBasis.FIRST_SEEN ? " at the latest" : "";
    }

    private static String ordinal(int quarter) {
        return switch (quarter) {
            case 0 -> "first";
            case 1 -> "second";
            case 2 -> "third";
            default -> "fourth";
        };
    }
}
