package org.modeltracker.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.modeltracker.core.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table written to disk. What is said of it is true because it is whole before a reader gets its first byte.
 *
 * @param path of the whole file, which nobody changes
 * @param sha256 of the contents, in hexadecimal
 */
record ExportedFile(Path path, long rows, long bytes, String sha256) {

    private static final Logger LOG = LoggerFactory.getLogger(ExportedFile.class);

    static ExportedFile write(Path directory, Table<?> table, FileForm form, long asOf) {
        try {
            var path = Files.createTempFile(directory, table.name() + "-", null);
            try {
                long rows = fill(path, table, form, asOf);
                return new ExportedFile(path, rows, Files.size(path), digest(path));
            } catch (IOException | RuntimeException | Error e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing an export failed", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("could not delete the file {} of an export", path, e);
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

    private static String digest(Path path) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(path), Sha256.newDigest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }
}
