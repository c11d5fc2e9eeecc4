package org.modeltracker.api.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.Sha256;
import org.springframework.http.HttpStatus;

/** A file on its way in, kept on disk: how large it is costs no memory. */
record Spool(Path path, String digest) implements AutoCloseable {

    static final long MOST_BYTES = 64L << 20;

    /** @throws Problem (413) when there is more than 64 MB of it */
    static Spool of(InputStream in) throws IOException {
        var path = Files.createTempFile("import-", ".snapshot");
        try (var digesting = new DigestInputStream(in, Sha256.newDigest());
                var out = Files.newOutputStream(path)) {
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int n = digesting.read(buffer); n >= 0; n = digesting.read(buffer)) {
                size += n;
                if (size > MOST_BYTES) {
                    throw tooLarge();
                }
                out.write(buffer, 0, n);
            }
            var digest = digesting.getMessageDigest().digest();
            return new Spool(path, "sha-256:" + HexFormat.of().formatHex(digest));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    static Problem tooLarge() {
        return Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "snapshot-too-large",
                        "The snapshot is too large",
                        "A snapshot must not exceed %d bytes. Nothing was recorded.".formatted(MOST_BYTES))
                .with("most_bytes", MOST_BYTES);
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
