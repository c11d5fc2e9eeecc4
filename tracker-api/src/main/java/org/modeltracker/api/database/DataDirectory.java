package org.modeltracker.api.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The tracker's folder and the names in it. A new one is readable by its owner alone. */
record DataDirectory(Path path) {

    static DataDirectory at(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute, ownerOnly());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the data directory " + absolute, e);
        }
        return new DataDirectory(absolute);
    }

    /** Held by the one process that uses this folder. */
    Path lock() {
        return path.resolve("lock");
    }

    /** PostgreSQL's files: the data. Present means complete. */
    Path cluster() {
        return path.resolve("postgres");
    }

    /** A cluster that is being made; it holds no data yet. */
    Path unfinishedCluster() {
        return path.resolve("postgres.unfinished");
    }

    /** The server's programs, unpacked from the jar. */
    Path programs() {
        return path.resolve("programs");
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
