package org.modeltracker.api.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived its tracker, as after {@code kill -9}. Only the holder of the directory's lock may stop it. */
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;

    private Orphan() {}

    /** Leaves the cluster with no server, and with no pid file that would keep a new one away. */
    static void stop(Path cluster) {
        var postmaster = Postmaster.of(cluster);
        if (postmaster.isEmpty() || postmaster.get().isNumberReused()) {
            forget(cluster);
        } else {
            postmaster.get().process().ifPresent(process -> stop(cluster, process));
        }
    }

    private static void forget(Path cluster) {
        try {
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Path cluster, ProcessHandle process) {
        log.info("stopping PostgreSQL process {}, left on {} by an earlier run", process.pid(), cluster);
        interrupt(process);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        // The server removes its pid file last. The process may stay listed longer if nobody collects it.
        while (process.isAlive() && Files.exists(cluster.resolve("postmaster.pid"))) {
            if (System.nanoTime() > deadline) {
                throw new DatabaseStartException(
                        "PostgreSQL process " + process.pid() + ", left on " + cluster
                                + " by an earlier run, does not stop.",
                        "Stop process " + process.pid() + ", then start the tracker again.");
            }
            pause();
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown: clean, and not waiting for sessions as SIGTERM does. */
    private static void interrupt(ProcessHandle process) {
        try {
            var kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                process.destroy();
            }
        } catch (IOException e) {
            process.destroy(); // no such program, as on Windows
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was stopping", e);
        }
    }
}
