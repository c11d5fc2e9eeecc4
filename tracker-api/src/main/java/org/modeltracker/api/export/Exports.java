package org.modeltracker.api.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Table<?>> tables;
    private final DeadLetters deadLetters;
    private final Semaphore turn = new Semaphore(AT_ONCE, true);
    private final Cache<Key, ManifestEntry> written =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Exports(Tables tables, DeadLetters deadLetters) {
        this.tables = tables.all();
        this.deadLetters = deadLetters;
    }

    private record Key(String table, FileForm form, String version) {}

    /** The position, and what is left out of files up to it: together they name the bytes. */
    String version(long asOf) {
        var leftOut = deadLetters.leftOut(asOf, null);
        return leftOut.isEmpty()
                ? Long.toString(asOf)
                : leftOut.stream()
                        .map(letter -> Long.toString(letter.position()))
                        .collect(Collectors.joining("-", asOf + "-without-", ""));
    }

    /** What the manifest says of a file. @param sha256 of its bytes, in hexadecimal */
    record ManifestEntry(String file, String view, String format, long rows, long bytes, String sha256) {}

    Optional<Table<?>> table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .<Table<?>>map(table -> table)
                .findFirst();
    }

    /**
     * @param version of the position, read before the file is written: what is set aside meanwhile must not name these bytes
     * @throws Problem (503) when too many are being written already, (507) when the disk takes no more
     */
    ExportedFile write(Table<?> table, FileForm form, long asOf, String version) {
        take();
        try {
            var file = ExportedFile.write(table, form, asOf);
            written.put(new Key(table.name(), form, version), entry(table, form, file));
            return file;
        } catch (UncheckedIOException e) {
            LOG.error("could not write the export {}", table.name(), e);
            throw Problems.of(e)
                    .orElseGet(() -> Problem.unavailable("The file could not be written to disk.", PATIENCE));
        } finally {
            turn.release();
        }
    }

    /** Every file as it is at a position; what was not written yet is written for it, and thrown away. */
    List<ManifestEntry> manifest(long asOf) {
        var version = version(asOf);
        return tables.stream()
                .flatMap(table -> Stream.of(FileForm.values()).map(form -> known(table, form, asOf, version)))
                .toList();
    }

    private ManifestEntry known(Table<?> table, FileForm form, long asOf, String version) {
        var entry = written.getIfPresent(new Key(table.name(), form, version));
        if (entry != null) {
            return entry;
        }
        var file = write(table, form, asOf, version);
        try {
            file.contents().close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete the file of an export", e);
        }
        return entry(table, form, file);
    }

    private static ManifestEntry entry(Table<?> table, FileForm form, ExportedFile file) {
        var format = form.name().toLowerCase(Locale.ROOT);
        return new ManifestEntry(
                table.name() + "." + format,
                table.name(),
                format,
                file.rows(),
                file.bytes(),
                HexFormat.of().formatHex(file.sha256()));
    }

    private void take() {
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
