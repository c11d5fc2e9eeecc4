package org.modeltracker.core.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a round of work when woken, and at regular intervals. A failed round is repeated. */
public final class PollingLoop {

    private static final Logger LOG = LoggerFactory.getLogger(PollingLoop.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);

    private final String name;
    private final Round round;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    public PollingLoop(String name, Round round) {
        this.name = name;
        this.round = round;
    }

    public interface Round {
        /**
         * @return how long there is nothing more to do; zero for none. It is asked again after a second at the latest: another node may have made
         *     work, and clocks may be set.
         */
        Duration work();
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name(name).start(this::workWhileRunning);
    }

    /** Returns when the round under way is done. */
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(AT_LEAST_EVERY.multipliedBy(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void wake() {
        woken.release();
    }

    public boolean isRunning() {
        return running;
    }

    private void workWhileRunning() {
        while (running) {
            try {
                woken.drainPermits();
                rest(round.work());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) { // a thread that tries again is better than none
                LOG.error("{} failed and will be retried", name, e);
                pause();
            }
        }
    }

    private void rest(Duration free) throws InterruptedException {
        var most = free.compareTo(AT_LEAST_EVERY) < 0 ? free : AT_LEAST_EVERY;
        if (most.isPositive()) {
            woken.tryAcquire(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private void pause() {
        try {
            Thread.sleep(AT_LEAST_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
