package org.modeltracker.api.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modeltracker.api.ApiContext;
import org.modeltracker.core.TestDatabase;

/** Nodes on one PostgreSQL server, on one disk, in one folder that keeps their logs. */
final class Site implements AutoCloseable {

    /** Short where the wait itself is not what is tested, so that a fault of seconds is felt to its end. */
    private static final Map<String, String> SETTINGS = Map.of(
            "spring.datasource.hikari.connection-timeout", "2000",
            "tracker.rate-limit", "off",
            "tracker.heartbeat", "1s",
            "tracker.admin-key", ApiContext.ADMIN_KEY,
            "tracker.webhooks.key", ApiContext.WEBHOOKS_KEY,
            "tracker.webhooks.allowed-networks", "127.0.0.1/32",
            "tracker.webhooks.deadline", "2s",
            "tracker.webhooks.retry-plan", "0s,1s,1s,2s,2s,5s,5s,5s,5s,5s,5s,5s,5s,5s,5s,5s");

    private final SmallDisk disk;
    private final PostgresServer server;
    private final List<Node> nodes = new ArrayList<>();

    private Site(SmallDisk disk, PostgresServer server) {
        this.disk = disk;
        this.server = server;
    }

    static Site build(Path folder, List<Hosting> hostings) throws Exception {
        Files.createDirectories(folder);
        var disk = SmallDisk.at(folder.resolve("disk"));
        var site =
                new Site(disk, PostgresServer.make(disk.folder().resolve("postgres"), folder.resolve("postgres.log")));
        try {
            for (int n = 0; n < hostings.size(); n++) {
                var place = folder.resolve("node-" + n);
                var hosting = hostings.get(n);
                site.nodes.add(new Node(
                        site.server.database(), database -> hosting.host(place, database, settings(database))));
            }
            site.nodes.getFirst().start(); // makes the schema, which the others wait for otherwise
            site.nodes.stream().skip(1).parallel().forEach(Node::start);
            return site;
        } catch (Exception | Error e) {
            site.close();
            throw e;
        }
    }

    private static Map<String, String> settings(TestDatabase database) {
        var settings = new java.util.HashMap<>(SETTINGS);
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.username());
        settings.put("spring.datasource.password", database.password());
        return settings;
    }

    /** How a node runs. */
    enum Hosting {
        CHILD {
            @Override
            Host host(Path place, TestDatabase database, Map<String, String> settings) throws IOException {
                return new ChildHost(place, settings, false);
            }
        },
        CHILD_WITH_CLOCK {
            @Override
            Host host(Path place, TestDatabase database, Map<String, String> settings) throws IOException {
                return new ChildHost(place, settings, true);
            }
        },
        HERE {
            @Override
            Host host(Path place, TestDatabase database, Map<String, String> settings) {
                return new ClockedHost(database, settings);
            }
        };

        abstract Host host(Path place, TestDatabase database, Map<String, String> settings) throws IOException;
    }

    SmallDisk disk() {
        return disk;
    }

    PostgresServer server() {
        return server;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The node that works on the views. @throws AssertionError if no node does */
    Node holder() throws Exception {
        try (var connection = server.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select owner from view.token where processor = 'views' and owner is not null")) {
            var owner = rows.next() ? rows.getString(1) : "nobody";
            for (var node : nodes) {
                if (node.host().owner().equals(owner)) {
                    return node;
                }
            }
            throw new AssertionError("no node owns the views as " + owner);
        }
    }

    @Override
    public void close() throws Exception {
        try {
            for (var node : nodes) {
                node.close();
            }
        } finally {
            server.close();
            disk.close();
        }
    }
}
