package org.modeltracker.core.fault;

/**
 * How often a fault strikes: a few times, as usual, or with {@code -Dfaults.full} as often as before a release. {@code -Dfaults.times=} overrides both.
 */
public final class FaultTimes {

    private FaultTimes() {}

    public static int of(int usual, int full) {
        return Integer.getInteger("faults.times", isFull() ? full : usual);
    }

    public static boolean isFull() {
        return Boolean.getBoolean("faults.full");
    }
}
