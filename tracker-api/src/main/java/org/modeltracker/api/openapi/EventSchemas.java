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

/** Puts the JSON Schemas by which events are read into the description: what it shows is what the door checks. */
final class EventSchemas implements OpenApiCustomizer {

    private static final String OURS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI api) {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:schemas/*.json");
            Arrays.stream(files).forEach(file -> api.getComponents().addSchemas(name(file), schema(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        api.getComponents().addSchemas("Recorded", recorded()).addSchemas("Problem", problem());
        api.getComponents().getSchemas().values().forEach(EventSchemas::sayWireWords);
        var body = new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType("application/json", new MediaType().schema(envelope()))
                        .addMediaType("application/x-ndjson", new MediaType().schema(envelope())));
        var log = Objects.requireNonNull(api.getPaths().get("/v1/events"));
        log.getPost().requestBody(body);
        sayWhatStreams(log.getGet());
        api.getComponents().getSchemas().keySet().removeAll(Set.of("SseEmitter", "StreamingResponseBody"));
    }

    /** Three methods answer one address, each in a form of its own; the generator takes Java's streams for what is in them. */
    private static void sayWhatStreams(Operation read) {
        read.setOperationId("eventsPage");
        var forms = Objects.requireNonNull(read.getResponses().get("200")).getContent();
        for (var stream : List.of("application/x-ndjson", "text/event-stream")) {
            Objects.requireNonNull(forms.get(stream)).schema(new JsonSchema().$ref(OURS + "Recorded"));
        }
    }

    /** The words of an enumeration are lower case on the wire. */
    @SuppressWarnings("unchecked") // the words are whatever type the schema has
    private static void sayWireWords(Schema<?> schema) {
        if (schema.getEnum() != null) {
            sayWireWords((List<Object>) (List<?>) schema.getEnum());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(EventSchemas::sayWireWords);
        }
        if (schema.getItems() != null) {
            sayWireWords(schema.getItems());
        }
    }

    private static void sayWireWords(List<Object> words) {
        words.replaceAll(word -> word instanceof String name ? name.toLowerCase(Locale.ROOT) : word);
    }

    /** An event as the log gives it back: the envelope, and what the log added. */
    private static Schema<?> recorded() {
        return new JsonSchema()
                .types(Set.of("object"))
                .addProperty("id", new JsonSchema().types(Set.of("string")).format("uuid"))
                .addProperty(
                        "position",
                        new JsonSchema().types(Set.of("integer")).description("its place in the log, dense, from 1"))
                .addProperty("schema_version", new JsonSchema().types(Set.of("integer")))
                .addProperty(
                        "recorded_at", new JsonSchema().types(Set.of("string")).format("date-time"))
                .addProperty("recorded_by", new JsonSchema().types(Set.of("string")))
                .description("An event of the log: the fields of an event as it is handed in, and what the log added.")
                .additionalProperties(true);
    }

    private static Schema<?> problem() {
        return new JsonSchema()
                .types(Set.of("object"))
                .addProperty("type", new JsonSchema().types(Set.of("string")).format("uri"))
                .addProperty("title", new JsonSchema().types(Set.of("string")))
                .addProperty("status", new JsonSchema().types(Set.of("integer")))
                .addProperty("detail", new JsonSchema().types(Set.of("string")))
                .addProperty(
                        "errors",
                        new JsonSchema()
                                .types(Set.of("array"))
                                .description(
                                        "each fault: a JSON Pointer into the body, or ?name for a query parameter, and what is wrong")
                                .items(new JsonSchema()
                                        .types(Set.of("object"))
                                        .addProperty("pointer", new JsonSchema().types(Set.of("string")))
                                        .addProperty("detail", new JsonSchema().types(Set.of("string")))));
    }

    private static Schema<?> envelope() {
        return new JsonSchema().$ref(OURS + "event");
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

    /** Names of other files become names of components. */
    private static JsonNode atHome(ObjectNode schema) throws IOException {
        schema.remove("$id");
        schema.remove("$schema");
        var text = schema.toString()
                .replace("envelope.json#/$defs/", OURS + "event/$defs/")
                .replace("\"#/$defs/", "\"" + OURS + "event/$defs/");
        return Json31.mapper().readTree(text);
    }
}
