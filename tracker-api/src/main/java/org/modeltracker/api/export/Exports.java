package org.modeltracker.api.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.Problems;
import org.modeltracker.core.projection.DeadLetters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes tables to files, a few at a time, and remembers what it wrote: a table at a position never changes. */
@Component
class Exports {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final int AT_ONCE = 2;
    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Table<?>> tables;
    private final DeadLetters deadLetters;
    private final ExportDirectory directory;
    private final KeptFiles files;
    private final Semaphore turn = new Semaphore(AT_ONCE, true);
    private final Cache<FileKey, ManifestEntry> written =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Exports(Tables tables, DeadLetters deadLetters, ExportDirectory directory, KeptFiles files) {
        this.tables = tables.all();
        this.deadLetters = deadLetters;
        this.directory = directory;
        this.files = files;
    }

    /** The position, and what is left out of files up to it: together they name the bytes. */
    private String version(long asOf) {
        var leftOut = deadLetters.leftOut(asOf, null);
        return leftOut.isEmpty()
                ? Long.toString(asOf)
                : leftOut.stream()
                        .map(letter -> Long.toString(letter.position()))
                        .collect(Collectors.joining("-", asOf + "-without-", ""));
    }

    /** What the manifest says of a file. @param sha256 of its bytes, in hexadecimal */
    record ManifestEntry(String file, String view, String format, long rows, long bytes, String sha256) {}

    /** A file for one reader. @param etag another one for other bytes, whatever release or process wrote them */
    record Copy(KeptFiles.Lease lease, ManifestEntry entry, String etag) implements AutoCloseable {

        ExportedFile file() {
            return lease.file();
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    Optional<Table<?>> table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .<Table<?>>map(table -> table)
                .findFirst();
    }

    /** @throws Problem (503) when too many are being written already, (507) when the disk takes no more */
    Copy take(Table<?> table, FileForm form, long asOf) {
        for (int i = 0; i < TRIES; i++) {
            var key = new FileKey(table.name(), form, version(asOf));
            var lease = files.take(key, () -> write(table, form, asOf));
            if (key.version().equals(version(asOf))) {
                var entry = entry(key, lease.file());
                written.put(key, entry);
                return new Copy(lease, entry, etag(key, entry));
            }
            lease.forget(); // an event was set aside or taken in meanwhile: these bytes have no certain name
            lease.close();
        }
        throw Problem.unavailable("Events are being set aside or taken in.", PATIENCE);
    }

    /** Every file as it is at a position; what was not written yet is written for it. */
    List<ManifestEntry> manifest(long asOf) {
        return tables.stream()
                .flatMap(table -> Stream.of(FileForm.values()).map(form -> known(table, form, asOf)))
                .toList();
    }

    private ManifestEntry known(Table<?> table, FileForm form, long asOf) {
        var entry = written.getIfPresent(new FileKey(table.name(), form, version(asOf)));
        if (entry != null) {
            return entry;
        }
        try (var copy = take(table, form, asOf)) {
            return copy.entry();
        }
    }

    /** The ETag of a file that was written before, even if it is not kept any more. */
    Optional<String> etag(Table<?> table, FileForm form, long asOf) {
        var key = new FileKey(table.name(), form, version(asOf));
        return Optional.ofNullable(written.getIfPresent(key)).map(entry -> etag(key, entry));
    }

    private static String etag(FileKey key, ManifestEntry entry) {
        return "\"%s-%s-%s-%.32s\"".formatted(entry.view(), entry.format(), key.version(), entry.sha256());
    }

    private static ManifestEntry entry(FileKey key, ExportedFile file) {
        var format = key.form().name().toLowerCase(Locale.ROOT);
        return new ManifestEntry(
                key.table() + "." + format, key.table(), format, file.rows(), file.bytes(), file.sha256());
    }

    private ExportedFile write(Table<?> table, FileForm form, long asOf) {
        takeTurn();
        try {
            return written(table, form, asOf);
        } catch (UncheckedIOException e) {
            LOG.error("could not write the export {}", table.name(), e);
            throw Problems.of(e)
                    .orElseGet(() -> Problem.unavailable("The file could not be written to disk.", PATIENCE));
        } finally {
            turn.release();
        }
    }

    /** Kept files make room for one that does not fit on the disk. */
    private ExportedFile written(Table<?> table, FileForm form, long asOf) {
        try {
            return ExportedFile.write(directory.path(), table, form, asOf);
        } catch (UncheckedIOException e) {
            if (!files.clear()) {
                throw e;
            }
            return ExportedFile.write(directory.path(), table, form, asOf);
        }
    }

    private void takeTurn() {
        try {
            if (!turn.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw Problem.unavailable("Too many other exports are being written.", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The service is about to stop.", PATIENCE);
        }
    }
}
