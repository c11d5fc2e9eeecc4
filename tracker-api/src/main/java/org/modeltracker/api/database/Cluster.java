package org.modeltracker.api.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's files: how they are made, and how a server is started on them.
 *
 * @param installed the programs to run; empty for those of the jar
 */
record Cluster(DataDirectory directory, int port, Optional<InstalledPrograms> installed) {

    /** The database and its owner, a role without superuser rights. */
    static final String DATABASE = "tracker";

    static final String OWNER = "tracker";

    /** Long enough to replay the write-ahead log after a crash. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    /** The library keeps it after a start that failed, and would lock itself out of the next one. {@link DirectoryLock} does the work. */
    private static final String LIBRARYS_LOCK = "epg-lock";

    /** Made beside its final name and moved there when complete, so that an interrupted first start leaves no trap. */
    void makeIfAbsent() throws IOException {
        var unfinished = directory.unfinishedCluster();
        FileSystemUtils.deleteRecursively(unfinished);
        if (Files.exists(directory.cluster())) {
            return;
        }
        try (var server = server(unfinished)) {
            makeDatabase(server);
        }
        Orphan.stop(unfinished);
        Files.move(unfinished, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    EmbeddedPostgres serve() throws IOException {
        return server(directory.cluster());
    }

    /** Safe settings are said aloud because the library's own are made for tests: it switches both off. */
    private EmbeddedPostgres server(Path files) throws IOException {
        Files.deleteIfExists(files.resolve(LIBRARYS_LOCK));
        var programs = programs();
        var builder = EmbeddedPostgres.builder();
        if (installed.isPresent()) {
            installed.get().link(programs);
            builder.setPgBinaryResolver(installed.get());
        }
        return builder.setDataDirectory(files)
                .setOverrideWorkingDirectory(programs.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_PATIENCE)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig(
                        "max_locks_per_transaction", "256") // deliveries and attempts have a partition for each day
                .start();
    }

    private static void makeDatabase(EmbeddedPostgres server) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role " + OWNER + " login");
            statement.execute("create database " + DATABASE + " owner " + OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + DATABASE, e);
        }
    }

    /**
     * The next start unpacks them again. A full disk or a lost power supply can leave programs that cannot run, and the library takes them for
     * complete.
     */
    void deletePrograms() throws IOException {
        FileSystemUtils.deleteRecursively(directory.programs());
    }

    /** The library marks complete programs by a file {@code .exists} and would use the rest of a cut-off unpacking. */
    private Path programs() throws IOException {
        var programs = directory.programs();
        Files.createDirectories(programs);
        try (var versions = Files.newDirectoryStream(programs)) {
            for (var version : versions) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return programs;
    }
}
