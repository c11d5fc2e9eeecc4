package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes the forms beside JSON: CSV of every list, and the streams of the log and of imports. */
final class MediaTypes implements OpenApiCustomizer {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String MARKDOWN = "text/markdown";
    private static final String HTML = "text/html";
    private static final String LINES = "application/x-ndjson";
    private static final String STREAM = "text/event-stream";

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().forEach(path -> {
            if (path.getGet() != null && isList(path.getGet(), api)) {
                offerCsv(path.getGet());
            }
        });
        var digest = Objects.requireNonNull(api.getPaths().get("/v1/digest")).getGet();
        results(digest).addMediaType(MARKDOWN, form(Shapes.text())).addMediaType(HTML, form(Shapes.text()));
        choices(digest).addAll(List.of("md", "html"));
        var log = Objects.requireNonNull(api.getPaths().get("/v1/events"));
        log.getGet().setOperationId("listEvents");
        log.getPost().setOperationId("recordEvent");
        log.getPost().requestBody(drafts());
        results(log.getPost()).addMediaType(LINES, form(Shapes.ref("LineResult")));
        describeItems(log.getGet(), Shapes.ref("Recorded"));
        var run = Objects.requireNonNull(api.getPaths().get("/v1/imports/{import}"))
                .getGet();
        run.setOperationId("getImport");
        describeItems(run, Shapes.ref("ImportRun"));
        api.getComponents().addSchemas("LineResult", lineResult());
        api.getComponents().getSchemas().keySet().removeAll(List.of("SseEmitter", "StreamingResponseBody"));
    }

    private static boolean isList(Operation read, OpenAPI api) {
        var found = results(read).get(JSON);
        var schema = found == null ? null : found.getSchema();
        if (schema == null || schema.get$ref() == null) {
            return false;
        }
        var shape = api.getComponents().getSchemas().get(schema.get$ref().substring(Shapes.OURS.length()));
        return shape != null
                && shape.getProperties() != null
                && shape.getProperties().get("data") instanceof Schema<?> data
                && data.getItems() != null;
    }

    private static void offerCsv(Operation read) {
        results(read).addMediaType(CSV, form(Shapes.text()));
        var words = new ArrayList<>(List.of("json", "csv"));
        if (results(read).containsKey(LINES)) {
            words.add("ndjson");
        }
        if (read.getParameters() != null) {
            read.getParameters().stream().filter(MediaTypes::isPageSize).forEach(MediaTypes::describeRows);
        }
        var choice = new StringSchema();
        choice.setEnum(words);
        read.addParametersItem(new Parameter()
                .in("query")
                .name("format")
                .description(
                        "The form of the answer; it wins over the header `Accept`. In CSV, a list within a cell is text with `; ` between the items: claims as"
                                + " their ids, prices in words.")
                .schema(choice));
    }

    private static boolean isPageSize(Parameter parameter) {
        return parameter.getName().equals("limit") && Operations.ITEMS.equals(parameter.getDescription());
    }

    /** A table has no pages, so the schema names no largest number. */
    private static void describeRows(Parameter limit) {
        limit.description(Operations.ITEMS
                + " As CSV: rows, 1 or more. Default: the whole list, read page by page into one file.");
        limit.schema(new IntegerSchema().minimum(BigDecimal.ONE));
    }

    /** The forms from which a reader may choose. */
    @SuppressWarnings("unchecked") // they are words
    private static List<Object> choices(Operation read) {
        return read.getParameters().stream()
                .filter(parameter -> parameter.getName().equals("format"))
                .map(parameter -> (List<Object>) parameter.getSchema().getEnum())
                .findFirst()
                .orElseThrow();
    }

    /** The generator would describe the Java types of streams instead of their items. */
    private static void describeItems(Operation read, Schema<?> item) {
        results(read).forEach((type, form) -> {
            if (type.equals(LINES) || type.equals(STREAM)) {
                form.schema(item);
            }
        });
    }

    private static RequestBody drafts() {
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(JSON, form(Shapes.ref("event")))
                        .addMediaType(LINES, form(Shapes.ref("event"))));
    }

    private static Schema<?> lineResult() {
        return Shapes.object()
                .description("The result of one line of a stream.")
                .addProperty("line", Shapes.of("integer").format("int64").description("Its number, from 1."))
                .addProperty("status", Shapes.of("integer").format("int32"))
                .addProperty("id", Shapes.text().format("uuid"))
                .addProperty("position", Shapes.of("integer").format("int64"))
                .addProperty("problem", Shapes.ref("Problem"))
                .addProperty(
                        "warnings",
                        Shapes.list(Shapes.ref(EventShapes.WARNING))
                                .description("What the caller may have overlooked."))
                .required(new ArrayList<>(List.of("line", "status")));
    }

    private static MediaType form(Schema<?> schema) {
        return new MediaType().schema(schema);
    }

    private static Content results(Operation operation) {
        @Nullable
        Content content = operation.getResponses().get("200") == null
                ? null
                : operation.getResponses().get("200").getContent();
        return content == null ? new Content() : content;
    }
}
