package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Short forms of JSON Schemas. */
final class Shapes {

    static final String OURS = "#/components/schemas/";

    private Shapes() {}

    static Schema<?> of(String... types) {
        return new JsonSchema().types(new LinkedHashSet<>(List.of(types)));
    }

    static Schema<?> object() {
        return of("object");
    }

    static Schema<?> text() {
        return of("string");
    }

    static Schema<?> textOrNull() {
        return of("string", "null");
    }

    static Schema<?> instant() {
        return text().format("date-time");
    }

    static Schema<?> list(Schema<?> items) {
        return of("array").items(items);
    }

    static Schema<?> oneOf(List<Schema> choices) {
        return new JsonSchema().oneOf(choices);
    }

    /** @param schema the name of a component */
    static Schema<?> ref(String schema) {
        return new JsonSchema().$ref(OURS + schema);
    }

    /** The same, or null. */
    static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return oneOf(List.of(schema, of("null")));
        }
        if (isNullable(schema)) {
            return schema;
        }
        var types = new LinkedHashSet<>(schema.getTypes() == null ? Set.of(schema.getType()) : schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        return schema;
    }

    private static boolean isNullable(Schema<?> schema) {
        var choices = schema.getOneOf() == null ? List.<Schema>of() : schema.getOneOf();
        return schema.getTypes() != null && schema.getTypes().contains("null")
                || choices.stream().anyMatch(choice -> isNullable(choice));
    }

    /** In OpenAPI 3.1, a reference may have a description of its own. */
    static Schema<?> described(Schema<?> schema, String text) {
        return schema.get$ref() == null
                ? schema.description(text)
                : new JsonSchema().$ref(schema.get$ref()).description(text);
    }

    /** The same properties, and further ones. */
    static Schema<?> copy(Schema<?> schema) {
        var copy = object().description(schema.getDescription());
        schema.getProperties().forEach(copy::addProperty);
        copy.setRequired(schema.getRequired() == null ? new ArrayList<>() : new ArrayList<>(schema.getRequired()));
        return copy;
    }
}
