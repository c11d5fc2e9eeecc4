package org.modeltracker.core;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** A PostgreSQL and a hot standby that follows it, each with its own files. */
public final class StandbyPair implements AutoCloseable {

    private static final String DATABASE = "tracker";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Of the server that wrote them. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private StandbyPair(EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /** @param folder an empty one for the files of both */
    public static StandbyPair start(Path folder) throws IOException, SQLException {
        var files = folder.resolve("primary");
        var primary = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setPGStartupWait(PATIENCE)
                .start();
        var copy = folder.resolve("standby");
        try (var connection = DriverManager.getConnection(url(primary, "postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE + " template template0 encoding 'UTF8'"
                    + " locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'");
            statement.execute("select pg_backup_start('standby', true)");
            copy(files, copy);
            try (var backup = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                backup.next();
                Files.writeString(copy.resolve("backup_label"), backup.getString(1));
            }
        }
        Files.createFile(copy.resolve("standby.signal"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------")); // or the server refuses it
        var standby = EmbeddedPostgres.builder()
                .setDataDirectory(copy)
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("hot_standby", "on")
                .setServerConfig(
                        "primary_conninfo", "'host=localhost port=%d user=postgres'".formatted(primary.getPort()))
                .start();
        return new StandbyPair(primary, standby);
    }

    public TestDatabase primary() {
        return new TestDatabase(url(primary, DATABASE), "postgres", "");
    }

    public TestDatabase standby() {
        return new TestDatabase(url(standby, DATABASE), "postgres", "");
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), database);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            /** The server removes files of its own now and then. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
