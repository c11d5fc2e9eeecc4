package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;

/** Short forms of JSON Schemas. */
final class Shapes {

    static final String OURS = "#/components/schemas/";

    private Shapes() {}

    static Schema<?> of(String... types) {
        return new JsonSchema().types(Set.of(types));
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

    /** @param schema the name of a component */
    static Schema<?> ref(String schema) {
        return new JsonSchema().$ref(OURS + schema);
    }
}
