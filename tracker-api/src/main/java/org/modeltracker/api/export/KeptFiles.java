package org.modeltracker.api.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Files that were written for one reader and serve the next ones. A file is written once, however many ask for it at the same time. It is kept
 * for a while after its last reader; where all together are too large, the one that was read longest ago is deleted first.
 */
final class KeptFiles {

    private final long maxBytes;
    private final Duration keep;
    private final Clock clock;
    private final Map<FileKey, Entry> entries =
            new LinkedHashMap<>(16, 0.75f, true); // the one read longest ago is first
    private long bytes;

    KeptFiles(long maxBytes, Duration keep, Clock clock) {
        this.maxBytes = maxBytes;
        this.keep = keep;
        this.clock = clock;
    }

    private static final class Entry {
        private final CompletableFuture<ExportedFile> file = new CompletableFuture<>();
        private int readers;
        private boolean forgotten;
        private Instant lastRead = Instant.MAX;
    }

    /** Nobody deletes the file before its readers are done. */
    final class Lease implements AutoCloseable {

        private final FileKey key;
        private final Entry entry;

        private Lease(FileKey key, Entry entry) {
            this.key = key;
            this.entry = entry;
        }

        ExportedFile file() {
            return entry.file.join();
        }

        /** Nobody else gets this file. */
        void forget() {
            synchronized (KeptFiles.this) {
                entry.forgotten = true;
                entries.remove(key, entry);
            }
        }

        @Override
        public void close() {
            release(entry);
        }
    }

    /** The file that is kept, or that another reader writes now, or that this one writes. All who wait get what its writer throws. */
    Lease take(FileKey key, Supplier<ExportedFile> writer) {
        Entry entry;
        boolean first;
        synchronized (this) {
            first = !entries.containsKey(key);
            entry = entries.computeIfAbsent(key, _ -> new Entry());
            entry.readers++;
        }
        if (first) {
            write(key, entry, writer);
        }
        try {
            entry.file.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
        }
        return new Lease(key, entry);
    }

    private void write(FileKey key, Entry entry, Supplier<ExportedFile> writer) {
        try {
            var file = writer.get();
            synchronized (this) {
                bytes += file.bytes();
                entry.file.complete(file);
            }
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                entries.remove(key);
            }
            entry.file.completeExceptionally(e);
        }
    }

    private synchronized void release(Entry entry) {
        entry.readers--;
        entry.lastRead = clock.instant();
        if (entry.forgotten && entry.readers == 0) {
            delete(entry);
        }
        sweep();
    }

    /** Deletes the files that were kept long enough, or that are too many. */
    synchronized void sweep() {
        var old = clock.instant().minus(keep);
        delete(entry -> entry.lastRead.isBefore(old), () -> true);
        delete(_ -> true, () -> bytes > maxBytes);
    }

    /** Deletes every file that nobody reads. @return whether there were any */
    synchronized boolean clear() {
        return delete(_ -> true, () -> true);
    }

    synchronized long bytes() {
        return bytes;
    }

    private boolean delete(Predicate<Entry> which, BooleanSupplier more) {
        boolean deleted = false;
        for (var kept : new ArrayList<>(entries.entrySet())) {
            var entry = kept.getValue();
            if (more.getAsBoolean() && entry.readers == 0 && entry.file.isDone() && which.test(entry)) {
                entries.remove(kept.getKey());
                delete(entry);
                deleted = true;
            }
        }
        return deleted;
    }

    private void delete(Entry entry) {
        bytes -= entry.file.join().bytes();
        entry.file.join().delete();
    }
}
