package org.modeltracker.core.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Publishers round prices. */
final class Rounding {

    /** Fewer digits than these are a price of its own, not a rounded one. */
    private static final int FEWEST_DIGITS = 4;

    private Rounding() {}

    /** Whether the second is the first, or the first rounded to the digits of the second. */
    static boolean same(BigDecimal exact, BigDecimal rounded) {
        if (exact.compareTo(rounded) == 0) {
            return true;
        }
        return rounded.scale() >= FEWEST_DIGITS
                && exact.setScale(rounded.scale(), RoundingMode.HALF_UP).compareTo(rounded) == 0;
    }
}
