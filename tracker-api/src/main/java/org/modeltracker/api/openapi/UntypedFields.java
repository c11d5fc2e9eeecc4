package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Types of fields for which Java has none: a value of several types, or JSON that the tracker passes on. */
final class UntypedFields implements OpenApiCustomizer {

    private static final String ROW = "ModelComparisonRow";

    /** The cells of a comparison, by the fact of the row. */
    private static final Map<String, String> CELLS = new LinkedHashMap<>(Map.of(
            "access", "OfferingAnswerAccessItem",
            "pricing", "OfferingAnswerPricingItem",
            "open_source_status", "OpennessOutlook",
            "score", "FactAnswerScoreItem"));

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var rows = Objects.requireNonNull(schemas.get(ROW));
        var choice = new Discriminator().propertyName("fact");
        CELLS.forEach((fact, item) -> {
            var name = EventShapes.pascal(fact) + "Row";
            schemas.put(name, row(rows, fact, item));
            choice.mapping(fact, Shapes.OURS + name);
        });
        schemas.put(
                ROW,
                Shapes.oneOf(CELLS.keySet().stream()
                                .<Schema>map(fact -> Shapes.ref(EventShapes.pascal(fact) + "Row"))
                                .toList())
                        .discriminator(choice)
                        .description("A row of a comparison. Its fact tells the type of its cells."));
        put(schemas, "ModelsAnswer", "parameters", parameters());
        put(schemas, "ImportRunReason", "numbers", Shapes.object().additionalProperties(true));
        put(schemas, "ListItemPricing", "currency", Shapes.orNull(Shapes.text()));
        put(schemas, "ListItemPricing", "prices", Shapes.orNull(Shapes.list(Shapes.ref("Price"))));
        put(schemas, "Line", "previous", NewsSchemas.answerOrNull("the answer before; null if there was none"));
        put(schemas, "Line", "current", NewsSchemas.answerOrNull("the answer now; null if there is none"));
        put(schemas, "ImportRun", "would_record", Shapes.list(Shapes.ref("event")));
        put(schemas, "OpennessIntent", "expectation", Shapes.ref("expectation.stated"));
        schemas.remove("ClaimData");
    }

    private static Schema<?> row(Schema<?> rows, String fact, String item) {
        var row = Shapes.copy(rows);
        row.addProperty("fact", EventShapes.word(fact));
        row.addProperty(
                "cells",
                Shapes.list(Shapes.orNull(Shapes.ref(item)))
                        .description("One per model, in the order of the columns; null if nothing is known."));
        return row;
    }

    private static Schema<?> parameters() {
        return Shapes.of("integer", "string", "null")
                .format("int64")
                .description("The number of parameters, or `undisclosed`; null if no source states it.");
    }

    private static void put(Map<String, Schema> schemas, String component, String field, Schema<?> type) {
        Objects.requireNonNull(schemas.get(component)).getProperties().put(field, type);
    }
}
