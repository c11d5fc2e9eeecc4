package org.modeltracker.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;

/** Gives each operation an answer of a tracker with the sample record. A test writes the file and holds it against the answers. */
final class Examples implements OpenApiCustomizer {

    private static final Map<String, JsonNode> BY_OPERATION = read(new ClassPathResource("openapi/examples.ndjson"));

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .forEach(operation -> Optional.ofNullable(BY_OPERATION.get(operation.getOperationId()))
                        .ifPresent(example -> illustrate(operation, example)));
    }

    private static void illustrate(Operation operation, JsonNode example) {
        var answer = operation.getResponses().get(example.path("status").asText());
        illustrate(
                answer == null ? null : answer.getContent(),
                example.path("type").asText(),
                example.get("answer"));
        if (operation.getRequestBody() != null && example.has("request")) {
            illustrate(operation.getRequestBody().getContent(), "application/json", example.get("request"));
        }
    }

    private static void illustrate(@Nullable Content content, String type, JsonNode example) {
        var form = content == null ? null : content.get(type);
        if (form != null) {
            form.setExample(example.isTextual() ? example.asText() : example);
        }
    }

    private static Map<String, JsonNode> read(ClassPathResource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(Examples::parsed)
                    .collect(Collectors.toMap(
                            example -> example.path("operation").asText(), Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return Json31.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
