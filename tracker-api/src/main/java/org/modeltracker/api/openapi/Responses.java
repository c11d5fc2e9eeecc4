package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes the answers that operations share: unchanged, and every kind of problem (RFC 9457). */
final class Responses implements OpenApiCustomizer {

    private static final String OURS = "#/components/responses/";

    private static final Map<String, String> PROBLEMS = Map.of(
            "BadRequest", "The request or a parameter is not valid; see `errors`.",
            "Unauthorized", "A key is required, or the given key is not valid.",
            "Forbidden", "The key does not permit this.",
            "NotFound", "There is nothing at this address.",
            "NotAcceptable", "This address cannot answer in the requested format.",
            "Conflict", "The request contradicts the present state.",
            "RangeNotSatisfiable", "The file has none of the bytes that `Range` asks for.",
            "UnprocessableContent", "The body is well-formed but not valid; see `errors`.",
            "TooManyRequests", "The quota is used up; see the header `Retry-After`.",
            "Problem", "Any other problem.");

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas("Problem", problem());
        api.getComponents().addSchemas("InputError", inputError());
        PROBLEMS.forEach((name, text) -> api.getComponents().addResponses(name, problem(text)));
        api.getComponents()
                .addResponses(
                        "NotModified",
                        new ApiResponse()
                                .description(
                                        "The answer with the ETag that the header `If-None-Match` names still holds."));
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        refer(operation, "400", "BadRequest");
        if (path.contains("{") || operation.getParameters() != null) {
            refer(operation, "404", "NotFound");
        }
        if (method == HttpMethod.GET) {
            refer(operation, "304", "NotModified");
            refer(operation, "406", "NotAcceptable");
            tag(operation);
        } else {
            refer(operation, "409", "Conflict");
        }
        if (operation.getRequestBody() != null) {
            refer(operation, "422", "UnprocessableContent");
        }
        refer(operation, "429", "TooManyRequests");
        refer(operation, "default", "Problem");
    }

    private static void tag(Operation operation) {
        var found = operation.getResponses().get("200");
        if (found != null) {
            found.addHeaderObject(
                    "ETag",
                    new Header()
                            .description("Names this answer. Send it as `If-None-Match` to ask whether it still holds.")
                            .schema(Shapes.text()));
        }
    }

    static void refer(Operation operation, String status, String response) {
        operation.getResponses().addApiResponse(status, new ApiResponse().$ref(OURS + response));
    }

    private static ApiResponse problem(String text) {
        return new ApiResponse()
                .description(text)
                .content(new Content()
                        .addMediaType("application/problem+json", new MediaType().schema(Shapes.ref("Problem"))));
    }

    private static io.swagger.v3.oas.models.media.Schema<?> problem() {
        return Shapes.object()
                .description("A problem (RFC 9457). Some kinds have further members.")
                .addProperty(
                        "type", Shapes.text().format("uri").description("Names the kind of problem, for programs."))
                .addProperty("title", Shapes.text())
                .addProperty("status", Shapes.of("integer").format("int32"))
                .addProperty("detail", Shapes.text())
                .addProperty("errors", Shapes.list(Shapes.ref("InputError")).description("Each fault of the input."))
                .required(java.util.List.of("type", "title", "status", "detail"))
                .additionalProperties(true);
    }

    private static io.swagger.v3.oas.models.media.Schema<?> inputError() {
        return Shapes.object()
                .description("One fault of the input.")
                .addProperty(
                        "pointer",
                        Shapes.text().description("A JSON Pointer into the body, or `?name` for a parameter."))
                .addProperty("parameter", Shapes.text().description("The name of the parameter, for a fault of one."))
                .addProperty(
                        "value",
                        Shapes.text()
                                .description("The value of the parameter as it was given, at most 100 characters."))
                .addProperty("detail", Shapes.text().description("The fault, with the values that are allowed."))
                .required(java.util.List.of("pointer", "detail"));
    }
}
