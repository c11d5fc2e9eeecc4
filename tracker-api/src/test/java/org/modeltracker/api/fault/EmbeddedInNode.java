package org.modeltracker.api.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.modeltracker.api.ChildService;
import org.modeltracker.core.TestDatabase;

/** The PostgreSQL that the only node of a site brings along. The node starts it, and starts it again when it was lost. */
final class EmbeddedInNode implements DatabaseServer {

    private final Path data;
    private final int port;

    private EmbeddedInNode(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static EmbeddedInNode make(Path data) throws IOException {
        return new EmbeddedInNode(data, ChildService.freePort());
    }

    @Override
    public TestDatabase database() {
        return new TestDatabase("jdbc:postgresql://localhost:%d/tracker".formatted(port), "tracker", "");
    }

    @Override
    public Map<String, String> settings(TestDatabase reached) {
        return Map.of(
                "tracker.data-directory",
                data.toString(),
                "tracker.embedded-port",
                "" + port,
                "tracker.sample-record",
                "none");
    }

    @Override
    public void serve() {
        // the node does
    }

    @Override
    public void signal(Signal signal) throws IOException, InterruptedException {
        signal.to(Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip()));
    }

    /** The node was killed, and its server outlives it. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("postgres/postmaster.pid"))) {
            signal(Signal.QUIT);
        }
    }
}
