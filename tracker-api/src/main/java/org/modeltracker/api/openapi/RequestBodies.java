package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** A request may leave out what has a default, which its Java type fills in. */
final class RequestBodies implements OpenApiCustomizer {

    private static final String CHANGES = "WebhookChanges";

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "WebhookRequest",
            List.of("url"),
            "KeyRequest",
            List.of("name", "owner", "scopes"),
            "WebhookGivenCode",
            List.of("code"),
            "HistoryRequest",
            List.of("repository", "path"),
            "WatchRequest",
            List.of("url", "publisher", "about"),
            "ReviewDecision",
            List.of("decision"),
            "ReplayReplayRequest",
            List.of(),
            CHANGES,
            List.of());

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        schemas.put(
                CHANGES,
                Shapes.copy(Objects.requireNonNull(schemas.get("WebhookRequest")))
                        .description("The fields of a webhook to change."));
        REQUIRED.forEach((body, fields) ->
                Objects.requireNonNull(schemas.get(body), body).setRequired(fields.isEmpty() ? null : fields));
        path(api, "/v1/webhooks/{id}").getPatch().requestBody(body(CHANGES));
        path(api, "/v1/imports/{import}").getPost().requestBody(snapshot());
        path(api, "/v1/events/{id}/correction").getPost().requestBody(body("Correction"));
        path(api, "/v1/events/{id}/retraction").getPost().requestBody(body("Retraction"));
    }

    private static PathItem path(OpenAPI api, String path) {
        return Objects.requireNonNull(api.getPaths().get(path), path);
    }

    /** The file of a source, whose form is the source's own. */
    private static RequestBody snapshot() {
        var file = new JsonSchema().description("The file of the source, as it is.");
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType("application/json", new MediaType().schema(file))
                        .addMediaType("application/x-ndjson", new MediaType().schema(file)));
    }

    private static RequestBody body(String schema) {
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType("application/json", new MediaType().schema(Shapes.ref(schema))));
    }
}
