package org.modeltracker.api.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of this process alone. It is deleted when the process stops; one that a killed process left behind is deleted by the next. A
 * locked file beside each directory tells whose process lives.
 */
final class ExportDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExportDirectory.class);
    private static final String LOCK = ".lock";

    /** Closing a file releases every lock of this process on it (POSIX), so these are not opened again. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private final FileChannel lock;
    private final Path path;

    private ExportDirectory(Path lockFile, FileChannel lock, Path path) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.path = path;
    }

    /** @param parent for all processes of this machine */
    static ExportDirectory in(Path parent) throws IOException {
        Files.createDirectories(parent);
        deleteLeftBehind(parent);
        var lockFile = Files.createTempFile(parent, "run-", LOCK);
        OURS.add(lockFile);
        var lock = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        lock.lock();
        return new ExportDirectory(lockFile, lock, Files.createDirectory(of(lockFile)));
    }

    Path path() {
        return path;
    }

    private static Path of(Path lockFile) {
        return lockFile.resolveSibling(lockFile.getFileName().toString().replace(LOCK, ""));
    }

    private static void deleteLeftBehind(Path parent) throws IOException {
        try (var files = Files.newDirectoryStream(parent, "run-*" + LOCK)) {
            for (var lockFile : files) {
                if (OURS.contains(lockFile)) {
                    continue;
                }
                try (var lock = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                        var taken = lock.tryLock()) {
                    if (taken != null) {
                        delete(of(lockFile));
                        Files.deleteIfExists(lockFile);
                    }
                } catch (IOException | OverlappingFileLockException e) {
                    LOG.debug("{} belongs to a process that runs, or to another user", lockFile, e);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
        Files.deleteIfExists(lockFile);
        lock.close();
        OURS.remove(lockFile);
    }
}
