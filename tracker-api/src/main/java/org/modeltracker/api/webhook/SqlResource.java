package org.modeltracker.api.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Long statements, each in a file named by what it does. */
final class SqlResource {

    private SqlResource() {}

    static String read(String name) {
        try {
            return new ClassPathResource(name, SqlResource.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
