package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Enumerations are lower case on the wire; the generator reads the names of constants. */
final class LowerCaseEnums implements OpenApiCustomizer {

    @Override
    @SuppressWarnings("unchecked") // the values have the type of the schema
    public void customise(OpenAPI api) {
        for (Schema<?> schema : api.getComponents().getSchemas().values()) {
            if (schema.getEnum() != null) {
                ((List<Object>) (List<?>) schema.getEnum())
                        .replaceAll(word -> word instanceof String name ? name.toLowerCase(Locale.ROOT) : word);
            }
        }
    }
}
