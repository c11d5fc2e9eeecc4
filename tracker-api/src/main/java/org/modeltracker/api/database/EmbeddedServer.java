package org.modeltracker.api.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running PostgreSQL of the tracker's own, on a directory that no other process uses meanwhile. */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;
    private final Path cluster;

    private EmbeddedServer(DirectoryLock lock, EmbeddedPostgres server, Path cluster) {
        this.lock = lock;
        this.server = server;
        this.cluster = cluster;
    }

    /** Stops what an earlier run left behind, makes the files if there are none, and serves them. */
    static EmbeddedServer start(Path path, int port) {
        var directory = DataDirectory.at(path);
        var lock = DirectoryLock.take(directory);
        try {
            var server = startOnceMoreIfNeeded(directory, port);
            log.info("PostgreSQL serves {} on port {}", directory.cluster(), port);
            return new EmbeddedServer(lock, server, directory.cluster());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres startOnceMoreIfNeeded(DataDirectory directory, int port) {
        try {
            return startNow(directory, port);
        } catch (IOException | IllegalStateException e) {
            log.warn("PostgreSQL did not start on {}; trying once more", directory.cluster(), e);
        }
        try {
            return startNow(directory, port);
        } catch (IOException | IllegalStateException e) {
            stopOrphans(directory);
            throw new DatabaseStartException(
                    "PostgreSQL does not start on " + directory.cluster() + ": " + e.getMessage(),
                    "Read PostgreSQL's own words above. The data is untouched.",
                    e);
        }
    }

    private static EmbeddedPostgres startNow(DataDirectory directory, int port) throws IOException {
        stopOrphans(directory);
        refuseTakenPort(port);
        var cluster = new Cluster(directory, port);
        cluster.makeIfAbsent();
        return cluster.serve();
    }

    private static void stopOrphans(DataDirectory directory) {
        Orphan.stop(directory.cluster());
        Orphan.stop(directory.unfinishedCluster());
    }

    /** Asked beforehand: the library would take any server that answers on this port for its own. */
    private static void refuseTakenPort(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            log.debug("Port {} is free", socket.getLocalPort());
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "Port " + port + ", meant for the embedded PostgreSQL, is taken.",
                    "Choose another one by tracker.embedded-port (TRACKER_EMBEDDED_PORT).",
                    e);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + Cluster.DATABASE
                + "?reWriteBatchedInserts=true&ApplicationName=model-tracker";
    }

    /** Returns when the server has written everything and gone. */
    @Override
    public void close() {
        try (lock) {
            server.close();
            Orphan.stop(cluster); // the library stops waiting after five seconds
        } catch (IOException e) {
            log.warn("PostgreSQL on {} did not close as asked", cluster, e);
        }
    }
}
