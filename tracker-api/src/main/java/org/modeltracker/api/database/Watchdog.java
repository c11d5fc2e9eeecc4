package org.modeltracker.api.database;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether the server lives, and starts it again. A server that keeps ending is given up. */
final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST_STARTS = 5;

    private final Watched server;
    private final Consumer<DatabaseStartException> givenUp;
    private final Deque<Long> starts = new ArrayDeque<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("postgresql-watchdog").unstarted(this::watch);
    private volatile boolean running = true;

    /** What is watched. */
    interface Watched {

        boolean isAlive();

        /** @throws DatabaseStartException when trying again is of no use */
        void restart() throws IOException;
    }

    Watchdog(Watched server, Consumer<DatabaseStartException> givenUp) {
        this.server = server;
        this.givenUp = givenUp;
    }

    Watchdog start() {
        thread.start();
        return this;
    }

    private void watch() {
        try {
            while (running) {
                look(System.nanoTime());
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            LOG.debug("the watchdog stopped");
        } catch (DatabaseStartException e) {
            if (running) {
                givenUp.accept(e);
            }
        }
    }

    /**
     * @param now in nanoseconds from any beginning
     * @throws DatabaseStartException when the server is given up
     */
    void look(long now) {
        if (!server.isAlive()) {
            restart(now);
        }
    }

    private void restart(long now) {
        starts.removeIf(start -> now - start > WINDOW.toNanos());
        if (starts.size() == MOST_STARTS) {
            throw new DatabaseStartException(
                    "PostgreSQL ended and was restarted " + MOST_STARTS + " times in " + WINDOW.toMinutes()
                            + " minutes.",
                    "See PostgreSQL's messages above. The data is untouched.");
        }
        starts.add(now);
        try {
            server.restart();
        } catch (IOException | IllegalStateException e) {
            LOG.error("PostgreSQL did not start", e);
        }
    }

    /** Returns once nothing is started any more. */
    @Override
    public void close() {
        running = false;
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(Duration.ofMinutes(2)); // a start under way is not interrupted: it would leave a server behind
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
