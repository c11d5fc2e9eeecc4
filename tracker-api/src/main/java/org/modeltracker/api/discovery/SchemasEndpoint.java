package org.modeltracker.api.discovery;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.modeltracker.api.http.Caching;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of events. */
@RestController
@RequestMapping("/v1/schemas")
class SchemasEndpoint {

    private static final String FORM = "application/schema+json";

    private final PublishedSchemas schemas;
    private final Caching caching;

    SchemasEndpoint(PublishedSchemas schemas, Caching caching) {
        this.schemas = schemas;
        this.caching = caching;
    }

    record SchemaList(List<PublishedSchema> data) {}

    /**
     * @param type an event type, or {@code envelope}
     * @param id the address of the schema
     */
    record PublishedSchema(String type, String id, String title, String description) {}

    /** Lists the schemas: the envelope, which all events share, and the data of each event type. */
    @GetMapping
    ResponseEntity<SchemaList> listSchemas() {
        var data = schemas.types().stream().map(this::item).toList();
        return ResponseEntity.ok().cacheControl(caching.of(false, List.of())).body(new SchemaList(data));
    }

    /**
     * Returns one schema (JSON Schema 2020-12). The tracker validates events with it. Its {@code $id} is its address.
     *
     * @param type an event type, or {@code envelope}
     */
    @GetMapping(
            path = "/{type}",
            produces = {FORM, "application/json"})
    @ApiResponse(
            responseCode = "200",
            description = "The schema.",
            content = {
                @Content(mediaType = FORM, schema = @Schema(type = "object")),
                @Content(mediaType = "application/json", schema = @Schema(type = "object"))
            })
    ResponseEntity<ObjectNode> getSchema(@PathVariable String type) {
        return ResponseEntity.ok().cacheControl(caching.of(false, List.of())).body(schema(type));
    }

    private ObjectNode schema(String type) {
        return schemas.schema(type)
                .orElseThrow(() -> Problem.notFound(
                        "the schema %s is unknown; use one of %s".formatted(type, String.join(", ", schemas.types()))));
    }

    private PublishedSchema item(String type) {
        var schema = schema(type);
        return new PublishedSchema(
                type,
                schema.path("$id").asString(),
                schema.path("title").asString(),
                schema.path("description").asString());
    }
}
