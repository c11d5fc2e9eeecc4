package org.modeltracker.core.background;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps rounds of one thread apart: what comes one by one is then done a few together. A round after a longer rest begins at once. */
public final class Pace {

    private final long apart;
    private long last;

    /** @param apart from the beginning of a round to that of the next */
    public Pace(Duration apart) {
        this.apart = apart.toNanos();
        this.last = System.nanoTime() - this.apart;
    }

    /** Returns when the next round may begin: at once where the thread is interrupted. */
    public void keep() {
        long left = last + apart - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(this, left);
        }
        last = System.nanoTime();
    }
}
