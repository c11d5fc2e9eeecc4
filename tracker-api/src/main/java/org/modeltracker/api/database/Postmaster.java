package org.modeltracker.api.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server process that {@code postmaster.pid} names.
 *
 * @param directory as the server itself calls it
 * @param started by the server's clock
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database File Layout</a>
 */
record Postmaster(long pid, String directory, Instant started) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    /** Empty when the cluster has no pid file, or one cut short. */
    static Optional<Postmaster> of(Path cluster) {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            return parse(Files.readAllLines(pidFile));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pidFile, e);
        }
    }

    private static Optional<Postmaster> parse(List<String> lines) {
        if (lines.size() < 3) {
            return Optional.empty();
        }
        var pid = Long.parseLong(lines.get(0).strip());
        var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return Optional.of(new Postmaster(pid, lines.get(1).strip(), started));
    }

    /**
     * After a reboot, say, the number may belong to another program. PostgreSQL itself only asks whether a process of
     * that number exists, and then refuses to start. Of a dead process it makes more sure than we could, so that file
     * stays.
     */
    boolean isNumberReused() {
        return ProcessHandle.of(pid).isPresent() && process().isEmpty();
    }

    /** The live process, if it is this server. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThisServer);
    }

    private boolean isThisServer(ProcessHandle process) {
        var info = process.info();
        var isPostgres = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        return isPostgres
                && info.arguments()
                        .map(arguments -> List.of(arguments).contains(directory))
                        .orElseGet(() -> info.startInstant().map(this::isStart).orElse(false));
    }

    private boolean isStart(Instant instant) {
        return Duration.between(started, instant).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }
}
