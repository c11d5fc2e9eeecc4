package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modeltracker.api.http.request.QueryNames;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the parts that all operations share: times, paging, names, keys and problems. */
final class Operations implements OperationCustomizer {

    private static final Map<String, String> MEANINGS = Map.of(
            "effective_at",
                    "Valid time: what was true in the world then. A date (its last instant, UTC) or an instant. Default: the instant of"
                            + " as_of if you give it, else now.",
            "as_of",
                    "Record time: what the tracker knew then. A log position (digits only), a date or an instant. Answers for a past as_of never change.",
            "observed_by", "Source time: what sources had published by then. A date or an instant. Default: no limit.",
            "cursor", "The next_cursor of the previous page.",
            "limit", "Items per page, 1 to 100. Default: 25.");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .map(type -> type.getAnnotation(QueryNames.class))
                .filter(Objects::nonNull)
                .flatMap(names -> Arrays.stream(names.value()))
                .forEach(name -> operation.addParametersItem(parameter(name)));
        var endpoint = method.getBeanType();
        operation.setTags(List.of(lastPart(endpoint.getPackageName())));
        operation.setOperationId(
                StringUtils.uncapitalize(endpoint.getSimpleName().replace("Endpoint", ""))
                        + StringUtils.capitalize(method.getMethod().getName()));
        if (!method.hasMethodAnnotation(GetMapping.class)) {
            operation.addSecurityItem(new SecurityRequirement().addList("key"));
        }
        operation.getResponses().addApiResponse("default", problem());
        return operation;
    }

    private static ApiResponse problem() {
        var body = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description("The error, as a problem document (RFC 9457)")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(body)));
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Parameter parameter(String name) {
        Schema<?> schema = name.equals("limit") ? new IntegerSchema() : new StringSchema();
        return new Parameter()
                .in("query")
                .name(name)
                .description(MEANINGS.get(name))
                .schema(schema);
    }
}
