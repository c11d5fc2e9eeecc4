package org.modeltracker.api.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Http.Answer;
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
    private final DatabaseServer server;
    private final List<Node> nodes = new ArrayList<>();

    private Site(SmallDisk disk, DatabaseServer server) {
        this.disk = disk;
        this.server = server;
    }

    static Site build(Path folder, Database database, List<Hosting> hostings) throws Exception {
        Files.createDirectories(folder);
        var disk = SmallDisk.at(folder.resolve("disk"));
        var site = new Site(disk, database.make(folder, disk));
        try {
            for (int n = 0; n < hostings.size(); n++) {
                var place = folder.resolve("node-" + n);
                var hosting = hostings.get(n);
                site.nodes.add(
                        new Node(site.server.database(), there -> hosting.host(place, there, site.settings(there))));
            }
            site.nodes.getFirst().start(); // makes the schema, which the others wait for otherwise
            site.nodes.stream().skip(1).parallel().forEach(Node::start);
            return site;
        } catch (Exception | Error e) {
            site.close();
            throw e;
        }
    }

    private Map<String, String> settings(TestDatabase reached) {
        var settings = new HashMap<>(SETTINGS);
        settings.putAll(server.settings(reached));
        return settings;
    }

    /** What all nodes share. */
    enum Database {
        ALONE {
            @Override
            DatabaseServer make(Path folder, SmallDisk disk) throws IOException {
                return PostgresServer.make(disk.folder().resolve("postgres"), folder.resolve("postgres.log"));
            }
        },
        /** Brought by the only node. */
        EMBEDDED {
            @Override
            DatabaseServer make(Path folder, SmallDisk disk) throws IOException {
                return EmbeddedInNode.make(folder.resolve("node-0").resolve("data"));
            }
        },
        WITH_STANDBY {
            @Override
            DatabaseServer make(Path folder, SmallDisk disk) throws IOException, SQLException {
                return ServerPair.make(folder.resolve("pair"), true);
            }
        },
        WITH_LATE_STANDBY {
            @Override
            DatabaseServer make(Path folder, SmallDisk disk) throws IOException, SQLException {
                return ServerPair.make(folder.resolve("pair"), false);
            }
        };

        /** What the fault table says of it. */
        String words() {
            return this == EMBEDDED ? ", embedded" : "";
        }

        abstract DatabaseServer make(Path folder, SmallDisk disk) throws IOException, SQLException;
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
        /** A process that runs the release before. */
        PREVIOUS {
            @Override
            Host host(Path place, TestDatabase database, Map<String, String> settings) throws IOException {
                var host = new ChildHost(place, settings, false);
                host.install(Release.PREVIOUS);
                return host;
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

    DatabaseServer server() {
        return server;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Whether a node of this release gave it. */
    boolean isOfThisRelease(Answer answer) {
        return nodes.stream()
                .filter(node -> node.http().base().endsWith(answer.raw().uri().getAuthority()))
                .allMatch(node -> node.host().release() == Release.THIS);
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
