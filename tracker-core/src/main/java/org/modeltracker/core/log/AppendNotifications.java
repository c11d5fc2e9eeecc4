package org.modeltracker.core.log;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.modeltracker.core.background.ReadingWork;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of every append and of every move of the views, by this process or another, within milliseconds of its commit (PostgreSQL's LISTEN), and
 * wakes who waits for it. Subscribers still look by themselves now and then, so a lost connection delays them but loses nothing.
 */
public final class AppendNotifications implements ReadingWork {

    private static final Logger LOG = LoggerFactory.getLogger(AppendNotifications.class);
    private static final int LOOK_UP_MILLIS = 1_000;
    private static final int WATCH_MILLIS = 250;

    /** Who only listens cannot tell a quiet log from a lost network: so after so many looks in silence it asks. */
    private static final int LOOKS = 10;

    private static final int ANSWER_SECONDS = 5;

    private final DataSource dataSource;
    private final List<Runnable> appendListeners = new CopyOnWriteArrayList<>();
    private final List<LongConsumer> viewListeners = new CopyOnWriteArrayList<>();
    private volatile boolean listening;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    AppendNotifications(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return what ends the listening */
    public Runnable onAppend(Runnable listener) {
        appendListeners.add(listener);
        return () -> appendListeners.remove(listener);
    }

    /** @param listener is given the position that the views have reached; after a lost connection the greatest there is, so that it looks */
    public void onViewsMoved(LongConsumer listener) {
        viewListeners.add(listener);
    }

    /** Whether it would hear of an append or a move now. */
    public boolean isListening() {
        return listening;
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
                LOG.warn("lost the connection that listens for appends; connecting again: {}", e.getMessage());
                pause(LOOK_UP_MILLIS);
            }
        }
    }

    private void listen() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            if (isStandby(statement)) {
                watch(statement);
                return;
            }
            statement.execute("listen log");
            statement.execute("listen views");
            listening = true;
            wake();
            announce(Long.MAX_VALUE);
            int silent = 0;
            while (running) {
                var heard = connection.unwrap(PGConnection.class).getNotifications(LOOK_UP_MILLIS);
                if (heard != null && heard.length > 0) {
                    silent = 0;
                    hear(List.of(heard));
                } else if (++silent % LOOKS == 0 && !connection.isValid(ANSWER_SECONDS)) {
                    throw new SQLException("it does not answer");
                }
            }
            statement.execute("unlisten *");
        } finally {
            listening = false;
        }
    }

    private static boolean isStandby(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** A standby refuses LISTEN, so the positions are asked for until it is promoted. */
    private void watch(Statement statement) throws SQLException {
        long head = -1;
        long views = -1;
        while (running && isStandby(statement)) {
            try (var row =
                    statement.executeQuery("select log.head.position, view.token.position from log.head, view.token")) {
                if (row.next()) {
                    if (row.getLong(1) != head) {
                        head = row.getLong(1);
                        wake();
                    }
                    if (row.getLong(2) != views) {
                        views = row.getLong(2);
                        announce(views);
                    }
                }
            }
            pause(WATCH_MILLIS);
        }
    }

    private void announce(long views) {
        viewListeners.forEach(listener -> listener.accept(views));
    }

    private void hear(List<PGNotification> heard) {
        if (heard.stream().anyMatch(one -> one.getName().equals("log"))) {
            wake();
        }
        heard.stream()
                .filter(one -> one.getName().equals("views"))
                .mapToLong(one -> Long.parseLong(one.getParameter()))
                .max()
                .ifPresent(this::announce);
    }

    private void wake() {
        appendListeners.forEach(Runnable::run);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
