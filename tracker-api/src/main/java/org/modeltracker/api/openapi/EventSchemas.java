package org.modeltracker.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Adds the JSON Schemas of events to the API description. The service validates events with the same schemas. */
final class EventSchemas implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:schemas/*.json");
            Arrays.stream(files).forEach(file -> api.getComponents().addSchemas(name(file), schema(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        api.getComponents().addSchemas("Recorded", recorded()).addSchemas("Problem", problem());
        api.getComponents().getSchemas().values().forEach(EventSchemas::lowerEnums);
        var body = new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType("application/json", new MediaType().schema(envelope()))
                        .addMediaType("application/x-ndjson", new MediaType().schema(envelope())));
        var log = Objects.requireNonNull(api.getPaths().get("/v1/events"));
        log.getPost().requestBody(body);
        log.getGet().setOperationId("eventsPage");
        describeItems(log.getGet(), Shapes.ref("Recorded"));
        var run = Objects.requireNonNull(api.getPaths().get("/v1/imports/{id}")).getGet();
        describeItems(
                run, Objects.requireNonNull(forms(run).get("application/json")).getSchema());
        api.getComponents().getSchemas().keySet().removeAll(Set.of("SseEmitter", "StreamingResponseBody"));
    }

    /** The generator would describe the Java types of streams instead of their items. */
    private static void describeItems(Operation read, Schema<?> item) {
        forms(read).forEach((type, form) -> {
            if (type.equals("application/x-ndjson") || type.equals("text/event-stream")) {
                form.schema(item);
            }
        });
    }

    private static Content forms(Operation read) {
        return Objects.requireNonNull(read.getResponses().get("200")).getContent();
    }

    /** Enumerations are lower case on the wire. */
    @SuppressWarnings("unchecked") // the values have the type of the schema
    private static void lowerEnums(Schema<?> schema) {
        if (schema.getEnum() != null) {
            lowerEnums((List<Object>) (List<?>) schema.getEnum());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(EventSchemas::lowerEnums);
        }
        if (schema.getItems() != null) {
            lowerEnums(schema.getItems());
        }
    }

    private static void lowerEnums(List<Object> words) {
        words.replaceAll(word -> word instanceof String name ? name.toLowerCase(Locale.ROOT) : word);
    }

    /** A recorded event: the envelope and the fields that the log added. */
    private static Schema<?> recorded() {
        return Shapes.object()
                .addProperty("id", Shapes.text().format("uuid"))
                .addProperty(
                        "position", Shapes.of("integer").description("The place in the log: 1, 2, 3, … without gaps."))
                .addProperty("schema_version", Shapes.of("integer"))
                .addProperty("recorded_at", Shapes.text().format("date-time"))
                .addProperty("recorded_by", Shapes.text())
                .description("A recorded event: the fields of its envelope, and the fields that the log added.")
                .additionalProperties(true);
    }

    private static Schema<?> problem() {
        return Shapes.object()
                .addProperty("type", Shapes.text().format("uri"))
                .addProperty("title", Shapes.text())
                .addProperty("status", Shapes.of("integer"))
                .addProperty("detail", Shapes.text())
                .addProperty(
                        "errors",
                        Shapes.of("array")
                                .description(
                                        "Each error with its place: a JSON Pointer into the body, or ?name for a query parameter.")
                                .items(Shapes.object()
                                        .addProperty("pointer", Shapes.text())
                                        .addProperty("detail", Shapes.text())));
    }

    private static Schema<?> envelope() {
        return Shapes.ref("event");
    }

    private static String name(Resource file) {
        var name = file.getFilename();
        return name == null || name.equals("envelope.json") ? "event" : name.replace(".json", "");
    }

    private static Schema<?> schema(Resource file) {
        try (var in = file.getInputStream()) {
            var tree = (ObjectNode) Json31.mapper().readTree(in);
            return Json31.mapper().treeToValue(atHome(tree), JsonSchema.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** References to other files become references to components. */
    private static JsonNode atHome(ObjectNode schema) throws IOException {
        schema.remove("$id");
        schema.remove("$schema");
        var text = schema.toString()
                .replace("envelope.json#/$defs/", Shapes.OURS + "event/$defs/")
                .replace("\"#/$defs/", "\"" + Shapes.OURS + "event/$defs/");
        return Json31.mapper().readTree(text);
    }
}
