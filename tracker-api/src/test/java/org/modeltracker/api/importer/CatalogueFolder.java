package org.modeltracker.api.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder of catalogues. */
public record CatalogueFolder(Path path) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Those of the world, which are not part of the project: {@code -Dimport.data=<folder>}, by default {@code ../shared/data} beside it. */
    public static CatalogueFolder real() {
        var given = System.getProperty("import.data", "");
        if (!given.isEmpty()) {
            return new CatalogueFolder(Path.of(given));
        }
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("mvnw")) ? here : here.getParent();
        return new CatalogueFolder(root.resolveSibling("shared").resolve("data"));
    }

    /** The project's own, small, and made for the rules. */
    static CatalogueFolder own() {
        try {
            return new CatalogueFolder(Path.of(Objects.requireNonNull(CatalogueFolder.class.getResource("/catalogues"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a file in it; the test is left out, and says so, where it is not there. */
    public String text(String file) {
        var place = path.resolve(file);
        Assumptions.assumeTrue(
                Files.isReadable(place),
                () -> "LEFT OUT: there is no " + place.toAbsolutePath()
                        + "; give the folder with -Dimport.data=<folder>");
        try {
            return Files.readString(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String file) {
        return JSON.readTree(text(file));
    }
}
