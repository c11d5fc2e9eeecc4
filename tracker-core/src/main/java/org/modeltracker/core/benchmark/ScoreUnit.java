package org.modeltracker.core.benchmark;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The unit of a score. Percent and fraction measure the same and are converted; every other unit is only equal to itself.
 *
 * @param name in lower case; percent and fraction have one name each, however they were written
 */
record ScoreUnit(String name) {

    static final ScoreUnit PERCENT = new ScoreUnit("percent");
    static final ScoreUnit FRACTION = new ScoreUnit("fraction");

    private static final Set<String> PERCENT_NAMES = Set.of("percent", "%", "percentage", "pct");
    private static final Set<String> FRACTION_NAMES = Set.of("fraction", "proportion", "ratio");
    private static final int PLACES = 2;

    static ScoreUnit of(String text) {
        var name = text.strip().toLowerCase(Locale.ROOT);
        if (PERCENT_NAMES.contains(name)) {
            return PERCENT;
        }
        return FRACTION_NAMES.contains(name) ? FRACTION : new ScoreUnit(name);
    }

    /** Null for a score or a benchmark without a unit. */
    static @Nullable ScoreUnit ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    boolean isShare() {
        return equals(PERCENT) || equals(FRACTION);
    }

    boolean convertsTo(ScoreUnit other) {
        return equals(other) || (isShare() && other.isShare());
    }

    /** How many places the decimal point moves to the right on the way to another unit that this one converts to. */
    int placesTo(ScoreUnit other) {
        if (equals(other)) {
            return 0;
        }
        return equals(FRACTION) ? PLACES : -PLACES;
    }
}
