package org.modeltracker.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;

/** Adds the JSON Schemas of events, with which the service validates them: as they are recorded, and as they are read. */
final class EventSchemas implements OpenApiCustomizer {

    private static final Pattern DEFINITION = Pattern.compile("\"(?:envelope\\.json)?#/\\$defs/([a-z_]+)\"");

    private final List<String> types;

    /** @param types of event, sorted */
    EventSchemas(List<String> types) {
        this.types = types;
    }

    @Override
    public void customise(OpenAPI api) {
        var envelope = read("envelope");
        var definitions = (ObjectNode) envelope.remove("$defs");
        definitions.properties().forEach(each -> {
            var name = EventShapes.pascal(each.getKey());
            var definition = schema((ObjectNode) each.getValue());
            nameWords(definition, name, api);
            api.getComponents().addSchemas(name, definition);
        });
        api.getComponents()
                .addSchemas(EventShapes.WARNING, EventShapes.warning())
                .addSchemas("Correction", EventShapes.correction(schema(envelope)))
                .addSchemas("Retraction", EventShapes.retraction(schema(envelope)));
        for (var type : types) {
            var name = EventShapes.pascal(type);
            var data = schema(read(type));
            nameWords(data, name, api);
            api.getComponents()
                    .addSchemas(type, data)
                    .addSchemas(name + "Draft", EventShapes.draft(schema(envelope), type))
                    .addSchemas(name + "Event", EventShapes.recorded(type));
        }
        api.getComponents()
                .addSchemas(
                        "event",
                        oneOf("Draft").description("An event to record. The type tells which schema its data has."))
                .addSchemas(
                        "Recorded",
                        oneOf("Event")
                                .description(
                                        "A recorded event: the fields of its envelope, and the fields that the log added."));
    }

    /** Generators of clients make better types of words that have a name; one cannot compile a set of words without. */
    private static void nameWords(Schema<?> owner, String name, OpenAPI api) {
        if (owner.getProperties() == null) {
            return;
        }
        owner.getProperties().forEach((field, value) -> {
            var own = name + EventShapes.pascal(field);
            if (value.getItems() != null && value.getItems().getEnum() != null) {
                api.getComponents().addSchemas(own, value.getItems());
                value.setItems(Shapes.ref(own));
            } else {
                nameWords(value.getItems() == null ? value : value.getItems(), own, api);
            }
        });
    }

    private Schema<?> oneOf(String suffix) {
        var choice = new Discriminator().propertyName("type");
        types.forEach(type -> choice.mapping(type, Shapes.OURS + EventShapes.pascal(type) + suffix));
        return Shapes.oneOf(types.stream()
                        .<Schema>map(type -> Shapes.ref(EventShapes.pascal(type) + suffix))
                        .toList())
                .discriminator(choice);
    }

    private static ObjectNode read(String name) {
        try (var in = new ClassPathResource("schemas/" + name + ".json").getInputStream()) {
            var schema = (ObjectNode) Json31.mapper().readTree(in);
            schema.remove(List.of("$id", "$schema"));
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * References to definitions become references to components. Generators need a type beside each enumeration, and hear that an object
     * without properties may have any.
     */
    private static Schema<?> schema(ObjectNode schema) {
        try {
            var text = DEFINITION.matcher(schema.toString()).replaceAll(EventSchemas::component);
            return Json31.mapper().treeToValue(typed(Json31.mapper().readTree(text)), JsonSchema.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String component(java.util.regex.MatchResult definition) {
        UnaryOperator<String> quoted = Matcher::quoteReplacement;
        return quoted.apply("\"" + Shapes.OURS + EventShapes.pascal(definition.group(1)) + "\"");
    }

    private static JsonNode typed(JsonNode schema) {
        if (schema instanceof ObjectNode object && !object.has("type")) {
            if (object.path("enum").isArray()) {
                object.put("type", "string");
            } else if (object.path("const").isNumber()) {
                object.put("type", "integer");
            }
        }
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && !object.has("properties")) {
            object.put("additionalProperties", true);
        }
        schema.forEach(EventSchemas::typed);
        return schema;
    }
}
