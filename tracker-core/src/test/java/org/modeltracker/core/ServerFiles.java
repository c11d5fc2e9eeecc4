package org.modeltracker.core;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** The files of a PostgreSQL server, copied while it runs. */
final class ServerFiles {

    /** Of the server that wrote them. */
    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "standby.signal", "postgresql.auto.conf");

    private ServerFiles() {}

    /** The server's first process. */
    static ProcessHandle process(int port) throws IOException, SQLException {
        try (var connection = connect(port);
                var statement = connection.createStatement()) {
            var line = Files.readAllLines(files(statement).resolve("postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(line)).orElseThrow();
        }
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:%d/postgres".formatted(port), "postgres", "");
    }

    private static Path files(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    /** What {@code pg_basebackup} does, without the settings made by {@code alter system}. */
    static void copy(int port, Path copy) throws IOException, SQLException {
        try (var connection = connect(port);
                var statement = connection.createStatement()) {
            var files = files(statement);
            statement.execute("select pg_backup_start('standby', true)");
            copy(files, copy);
            try (var backup = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                backup.next();
                Files.writeString(copy.resolve("backup_label"), backup.getString(1));
            }
        }
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
                    copyIfThere(file, to.resolve(from.relativize(file)));
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

    private static void copyIfThere(Path file, Path copy) throws IOException {
        try {
            Files.copy(file, copy);
        } catch (NoSuchFileException removed) {
            // by the server, between the look into the folder and the copy
        }
    }
}
