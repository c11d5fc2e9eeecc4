package org.modeltracker.api;

import java.lang.management.ManagementFactory;

/** Lets the compilers of this JVM come to rest, as in a server that has run for some minutes: until then they take a fifth of the machine. */
public final class WarmUp {

    private static final int MOST = 80;

    /** Of the time of one time, in which they may still be at work. */
    private static final double AT_REST = 0.03;

    private WarmUp() {}

    /** Does some work of a few seconds again and again. @return how often */
    public static int repeat(Runnable work) {
        var compilers = ManagementFactory.getCompilationMXBean();
        for (int times = 1; times < MOST; times++) {
            long compiled = compilers.getTotalCompilationTime();
            long begun = System.nanoTime();
            work.run();
            double millis = (System.nanoTime() - begun) / 1e6;
            if (compilers.getTotalCompilationTime() - compiled < AT_REST * millis) {
                return times;
            }
        }
        return MOST;
    }
}
