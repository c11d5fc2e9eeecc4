package org.modeltracker.api.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.core.log.EventTypeRegistry;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas with which the tracker validates events. Each has the address where this tracker serves it as its id. */
@Component
class PublishedSchemas {

    private static final String ENVELOPE = "envelope";
    private static final String FOLDER = "/v1/schemas/";

    private final TreeMap<String, ObjectNode> schemas = new TreeMap<>();

    PublishedSchemas(EventTypeRegistry types, Addresses addresses, JsonMapper json) {
        Stream.concat(Stream.of(ENVELOPE), types.types().stream())
                .forEach(type -> schemas.put(type, schema(type, addresses.of(FOLDER + type), json)));
    }

    Optional<ObjectNode> schema(String type) {
        return Optional.ofNullable(schemas.get(type));
    }

    List<String> types() {
        return List.copyOf(schemas.keySet());
    }

    private static ObjectNode schema(String type, String address, JsonMapper json) {
        try (var in = open(type)) {
            var schema = (ObjectNode) json.readTree(in);
            schema.put("$id", address);
            relink(schema);
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String type) throws IOException {
        return new ClassPathResource("schemas/" + type + ".json").getInputStream();
    }

    /** A reference is relative to the id of its schema, and the addresses have no {@code .json} at their end. */
    private static void relink(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("$ref")) {
            object.put("$ref", object.path("$ref").asString().replace(ENVELOPE + ".json#", ENVELOPE + "#"));
        }
        schema.valueStream().forEach(PublishedSchemas::relink);
    }
}
