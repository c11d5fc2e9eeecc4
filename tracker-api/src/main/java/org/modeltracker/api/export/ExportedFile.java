package org.modeltracker.api.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import org.modeltracker.core.model.Sha256;

/**
 * A table written to disk. What is said of it is true because it is whole before a reader gets its first byte.
 *
 * @param contents to be read once; the file is gone when they are closed
 * @param sha256 of the contents
 */
record ExportedFile(InputStream contents, long rows, long bytes, byte[] sha256) {

    static ExportedFile write(Table<?> table, FileForm form, long asOf) {
        try {
            var path = Files.createTempFile("export-" + table.name() + "-", null);
            try {
                long rows = fill(path, table, form, asOf);
                var sha256 = digest(path);
                var bytes = Files.size(path);
                return new ExportedFile(
                        Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE), rows, bytes, sha256);
            } catch (IOException | RuntimeException | Error e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing an export failed", e);
        }
    }

    private static long fill(Path path, Table<?> table, FileForm form, long asOf) throws IOException {
        long[] rows = {0};
        try (var file = form.open(table, path)) {
            table.each(asOf, row -> {
                try {
                    file.write(row);
                    rows[0]++;
                } catch (IOException e) {
                    throw new UncheckedIOException("writing an export failed", e);
                }
            });
        }
        return rows[0];
    }

    private static byte[] digest(Path path) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(path), Sha256.newDigest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        }
    }
}
