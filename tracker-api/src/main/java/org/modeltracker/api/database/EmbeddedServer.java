package org.modeltracker.api.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running PostgreSQL of the tracker's own, on a directory that no other process uses meanwhile. */
final class EmbeddedServer implements AutoCloseable, Watchdog.Watched {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    /** What the library says where it finds no programs. */
    private static final String ABSENT = "Missing embedded postgres binaries";

    private final DirectoryLock lock;
    private final DataDirectory directory;
    private final int port;
    private final Optional<InstalledPrograms> installed;
    private volatile EmbeddedPostgres server;
    private volatile Optional<Postmaster> postmaster;
    private volatile Backends backends = new Backends(List.of());
    private @Nullable Watchdog watchdog;

    private EmbeddedServer(
            DirectoryLock lock,
            DataDirectory directory,
            int port,
            Optional<InstalledPrograms> installed,
            EmbeddedPostgres server) {
        this.installed = installed;
        this.lock = lock;
        this.directory = directory;
        this.port = port;
        this.server = server;
        this.postmaster = Postmaster.of(directory.cluster());
    }

    /**
     * Stops what an earlier run left behind, makes the files if there are none, and serves them.
     *
     * @param installed the programs to run; empty for those of the jar
     */
    static EmbeddedServer start(Path path, int port, Optional<InstalledPrograms> installed) {
        var directory = DataDirectory.at(path);
        var lock = DirectoryLock.take(directory);
        try {
            var server = startOnceMoreIfNeeded(directory, new Cluster(directory, port, installed));
            log.info("PostgreSQL serves {} on port {}", directory.cluster(), port);
            return new EmbeddedServer(lock, directory, port, installed, server);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres startOnceMoreIfNeeded(DataDirectory directory, Cluster cluster) {
        try {
            return startNow(directory, cluster);
        } catch (IOException | IllegalStateException e) {
            log.warn("PostgreSQL did not start on {}; trying once more", directory.cluster(), e);
        }
        try {
            stopOrphans(directory);
            cluster.deletePrograms();
            return startNow(directory, cluster);
        } catch (IOException | IllegalStateException e) {
            stopOrphans(directory);
            if (ABSENT.equals(e.getMessage())) {
                throw new DatabaseStartException(
                        "This build brings no PostgreSQL for %s on %s."
                                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                        "Build it on this machine or for it (-Dpostgres.platform), or name a server with SPRING_DATASOURCE_URL.",
                        e);
            }
            throw new DatabaseStartException(
                    "PostgreSQL does not start on " + directory.cluster() + ": " + e.getMessage(),
                    "See PostgreSQL's messages above. The data is untouched.",
                    e);
        }
    }

    private static EmbeddedPostgres startNow(DataDirectory directory, Cluster cluster) throws IOException {
        stopOrphans(directory);
        refuseTakenPort(cluster.port());
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
                    "Port " + port + ", which the embedded PostgreSQL needs, is in use.",
                    "Set another port with tracker.embedded-port (TRACKER_EMBEDDED_PORT).",
                    e);
        }
    }

    /** Restarts the server whenever it ends. If that is useless, the callback must stop the tracker. */
    void watch(Consumer<DatabaseStartException> givenUp) {
        watchdog = new Watchdog(this, givenUp).start();
    }

    @Override
    public boolean isAlive() {
        var process = postmaster.flatMap(Postmaster::process);
        process.ifPresent(alive -> backends = Backends.of(alive));
        return process.isPresent();
    }

    /** On the same files and the same port, so that the pool finds it. Never on new files: they would be empty. */
    @Override
    public void restart() throws IOException {
        var cluster = directory.cluster();
        log.error("PostgreSQL on {} ended; restarting it", cluster);
        backends.end();
        Orphan.stop(cluster);
        server.close();
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            throw new DatabaseStartException(
                    "PostgreSQL has ended, and its files are no longer at " + cluster + ".",
                    "Put the files back and start the tracker again. It created no new files.");
        }
        server = new Cluster(directory, port, installed).serve();
        postmaster = Postmaster.of(cluster);
        log.info("PostgreSQL serves {} again", cluster);
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + Cluster.DATABASE
                + "?reWriteBatchedInserts=true&ApplicationName=model-tracker";
    }

    /** Returns when the server has written everything and gone. */
    @Override
    public void close() {
        if (watchdog != null) {
            watchdog.close();
        }
        try (lock) {
            server.close();
            Orphan.stop(directory.cluster()); // the library stops waiting after five seconds
        } catch (IOException e) {
            log.warn("PostgreSQL on {} did not stop cleanly", directory.cluster(), e);
        }
    }
}
