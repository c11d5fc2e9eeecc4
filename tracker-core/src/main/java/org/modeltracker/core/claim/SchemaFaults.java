package org.modeltracker.core.claim;

import com.networknt.schema.Error;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.modeltracker.core.model.InputError;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what a schema finds wrong. A text of the wrong form is told the description of its definition: nobody reads regular expressions. */
final class SchemaFaults {

    private static final String ENDING = ".json";

    private final Map<String, JsonNode> schemas = new HashMap<>();

    /** @param names of the schemas, without folder and ending */
    SchemaFaults(JsonMapper json, Collection<String> names) {
        names.forEach(name -> schemas.put(name, read(json, name)));
    }

    /** @param parent the place of what was validated within the envelope */
    InputError of(Error error, String parent) {
        var place = parent + error.getInstanceLocation();
        return new InputError(
                error.getProperty() == null
                        ? place
                        : place + JsonPointer.empty().appendProperty(error.getProperty()),
                message(error));
    }

    private String message(Error error) {
        if (!error.getKeyword().equals("pattern")) {
            return error.getMessage();
        }
        var description = definition(error).path("description").asString("");
        return description.isEmpty() ? error.getMessage() : "does not have the required form. " + description;
    }

    private JsonNode definition(Error error) {
        var place = error.getSchemaLocation();
        var file = String.valueOf(place.getAbsoluteIri());
        var name = file.substring(file.lastIndexOf('/') + 1).replace(ENDING, "");
        return Objects.requireNonNull(schemas.get(name))
                .at(place.getFragment().getParent().toString());
    }

    private static JsonNode read(JsonMapper json, String name) {
        try (InputStream file = SchemaFaults.class.getResourceAsStream("/schemas/" + name + ENDING)) {
            return json.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
