package org.modeltracker.api.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes of a server beside its first one. They outlive it for a moment, and no server starts on its files until they are gone. */
record Backends(List<ProcessHandle> processes) {

    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static Backends of(ProcessHandle postmaster) {
        return new Backends(postmaster.children().toList());
    }

    /** They end by themselves once they notice. One that does not can do no harm but in memory that is lost anyway. */
    void end() {
        processes.forEach(Backends::end);
    }

    private static void end(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("ending process {}, left over from a PostgreSQL that has stopped", process.pid());
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
