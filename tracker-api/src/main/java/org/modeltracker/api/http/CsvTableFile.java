package org.modeltracker.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.modeltracker.api.http.request.HasNextPage;

/** A table that is ready to be sent, once. */
record CsvTableFile(Path path, long length, Optional<Next> next) implements HasNextPage {

    void sendTo(OutputStream out) throws IOException {
        try {
            Files.copy(path, out);
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
