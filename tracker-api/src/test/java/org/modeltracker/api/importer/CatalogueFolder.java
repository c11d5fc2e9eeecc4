package org.modeltracker.api.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real catalogues, which are not part of the project: {@code -Dimport.data=<folder>}, by default {@code ../shared/data} beside it. */
final class CatalogueFolder {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CatalogueFolder() {}

    /** The text of a file in it; the test is left out, and says so, where it is not there. */
    static String text(String file) {
        var path = folder().resolve(file);
        Assumptions.assumeTrue(
                Files.isReadable(path),
                () -> "LEFT OUT: there is no " + path.toAbsolutePath()
                        + "; give the folder with -Dimport.data=<folder>");
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String file) {
        return JSON.readTree(text(file));
    }

    private static Path folder() {
        var given = System.getProperty("import.data", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("mvnw")) ? here : here.getParent();
        return root.resolveSibling("shared").resolve("data");
    }
}
