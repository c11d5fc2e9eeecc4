package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import org.modeltracker.api.Http;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.CommitTap;
import org.modeltracker.core.fault.TcpProxy;

/** One tracker of several on a database, reached through a network of its own. */
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final CommitTap tap = new CommitTap();
    private final Network network;
    private final Host host;

    Node(TestDatabase database, HostFactory hosts) throws IOException {
        this.network = new Network(database, tap);
        this.host = hosts.on(network.reached());
    }

    Host host() {
        return host;
    }

    Http http() {
        return host.http();
    }

    Network network() {
        return network;
    }

    CommitTap tap() {
        return tap;
    }

    /** As an operator's supervisor does: until it runs. */
    void start() {
        eventually("the start of a node", PATIENCE, () -> {
            try {
                host.start();
                return true;
            } catch (Exception notYet) {
                return false;
            }
        });
    }

    /** The network, as it should be. */
    void heal() {
        tap.disarm();
        network.delay(Duration.ZERO);
        network.set(TcpProxy.Mode.PASS);
    }

    @Override
    public void close() throws Exception {
        try {
            host.close();
        } finally {
            network.close();
        }
    }

    /** As an operator does, and the operating system then closes what the process had open. */
    void restart() throws Exception {
        host.kill();
        network.cutAll();
        start();
    }

    interface HostFactory {
        Host on(TestDatabase database) throws IOException;
    }
}
