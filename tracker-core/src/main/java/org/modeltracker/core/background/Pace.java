package org.modeltracker.core.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps rounds of one thread apart, from beginning to beginning: what comes one by one is then done many together. A round after a longer rest
 * begins at once, and one that somebody waits for soon.
 */
public final class Pace {

    private static final Duration APART = Duration.ofMillis(50);
    private static final Duration AT_LEAST = Duration.ofMillis(10);

    private final long apart;
    private final long atLeast;
    private final Semaphore hurries = new Semaphore(0);
    private volatile boolean ended;
    private long last;

    public Pace() {
        this(APART, AT_LEAST);
    }

    /**
     * @param apart while nobody waits
     * @param atLeast however many wait
     */
    Pace(Duration apart, Duration atLeast) {
        this.apart = apart.toNanos();
        this.atLeast = atLeast.toNanos();
        this.last = System.nanoTime() - this.apart;
    }

    /**
     * Returns when the next round may begin: at once where the thread is interrupted.
     *
     * @return false when there should be no further round
     */
    public boolean keep() {
        try {
            TimeUnit.NANOSECONDS.sleep(last + atLeast - System.nanoTime());
            if (hurries.tryAcquire(last + apart - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                hurries.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last = System.nanoTime();
        return !ended;
    }

    /** Says that somebody waits for the next round. */
    public void hurry() {
        hurries.release();
    }

    /** Says that what the rounds need is about to go. */
    public void end() {
        ended = true;
        hurry();
    }
}
