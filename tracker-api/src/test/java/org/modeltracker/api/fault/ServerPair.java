package org.modeltracker.api.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.modeltracker.core.StandbyPair;
import org.modeltracker.core.TestDatabase;

/** A primary and a standby that has each commit before it is acknowledged. */
final class ServerPair implements DatabaseServer {

    private final StandbyPair pair;

    private ServerPair(StandbyPair pair) {
        this.pair = pair;
    }

    static ServerPair make(Path folder) throws IOException, SQLException {
        var pair = StandbyPair.start(folder);
        pair.commitOnBoth();
        return new ServerPair(pair);
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
            pair.commitOnBoth();
        }
    }

    @Override
    public void failOver() throws Exception {
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
