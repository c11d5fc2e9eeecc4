package org.modeltracker.core.background;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Keeps rounds of one thread apart, from beginning to beginning: what comes one by one is then done many together. A round after a longer rest
 * begins at once. One that somebody waits for begins soon.
 */
public final class Pace {

    private static final Duration APART = Duration.ofMillis(50);
    private static final Duration AT_LEAST = Duration.ofMillis(10);

    private final long apart;
    private final long atLeast;
    /** Full while somebody waits. */
    private final BlockingQueue<Boolean> hurry = new ArrayBlockingQueue<>(1);

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
            hurry.poll(last + apart - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last = System.nanoTime();
        return !ended;
    }

    /** Says that somebody waits for the next round. */
    public void hurry() {
        hurry.offer(true);
    }

    /** Ends the rounds: the database is about to be closed. */
    public void end() {
        ended = true;
        hurry();
    }
}
