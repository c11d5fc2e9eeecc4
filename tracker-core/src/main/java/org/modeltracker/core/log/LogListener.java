package org.modeltracker.core.log;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Hears of every append, by this process or another, within milliseconds of its commit (PostgreSQL's LISTEN), and wakes whoever follows the
 * log. Followers still look by themselves now and then, so a lost connection delays them but loses nothing.
 */
public final class LogListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);
    private static final int LOOK_UP_MILLIS = 1_000;

    private final DataSource dataSource;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    LogListener(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return what ends the following */
    public Runnable follow(Runnable follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("log-listener").start(this::listenWhileRunning);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server begins to answer, and until after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void listenWhileRunning() {
        while (running) {
            try {
                listen();
            } catch (SQLException e) {
                LOG.warn("lost the connection that listens to the log, trying again: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listen() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("listen log");
            wake();
            while (running) {
                var heard = connection.unwrap(PGConnection.class).getNotifications(LOOK_UP_MILLIS);
                if (heard != null && heard.length > 0) {
                    wake();
                }
            }
            statement.execute("unlisten log");
        }
    }

    private void wake() {
        followers.forEach(Runnable::run);
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_UP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
