package org.modeltracker.api.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.modeltracker.core.StandbyPair;
import org.modeltracker.core.TestDatabase;

/** A primary and a standby, which has each commit before it is acknowledged, or is late. */
final class ServerPair implements DatabaseServer {

    /** So much an asynchronous standby misses. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private final StandbyPair pair;
    private final boolean synchronous;

    private ServerPair(StandbyPair pair, boolean synchronous) {
        this.pair = pair;
        this.synchronous = synchronous;
    }

    static ServerPair make(Path folder, boolean synchronous) throws IOException, SQLException {
        var server = new ServerPair(StandbyPair.start(folder), synchronous);
        server.commit();
        return server;
    }

    private void commit() throws SQLException {
        if (synchronous) {
            pair.commitOnBoth();
        }
    }

    @Override
    public TestDatabase database() {
        return pair.either();
    }

    /** A new standby takes the place of a server that was lost, and commits wait for it again. */
    @Override
    public void serve() throws IOException, SQLException {
        if (pair.isAlone()) {
            pair.replaceLost();
            commit();
        }
    }

    @Override
    public void failOver() throws Exception {
        if (!synchronous) {
            pair.fallBehind();
            LockSupport.parkNanos(LATE.toNanos()); // what is written meanwhile is lost
        }
        pair.failOver();
    }

    @Override
    public boolean hasStandby() {
        return true;
    }

    @Override
    public void close() throws IOException {
        pair.close();
    }
}
