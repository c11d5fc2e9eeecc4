package org.modeltracker.api.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modeltracker.api.http.HttpSettings;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Describes which operations need a key, and with which scope ({@value #SCOPE}): by the rules that guard them. Where only the owner of a thing may
 * do something, {@value #OTHER_OWNER} is the status that other owners get. Requirements of OpenAPI name scopes of OAuth alone.
 */
@Component
class KeysOfOperations implements OpenApiCustomizer {

    private static final String SCOPE = "x-scope";
    private static final String OTHER_OWNER = "x-other-owner";

    private static final Map<String, String> REFUSALS = Map.of("401", "Unauthorized", "403", "Forbidden");

    private final List<ScopeRule> rules;

    KeysOfOperations(HttpSettings settings) {
        this.rules = ScopeRule.all(settings.readsNeedKey());
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> describe(HttpMethod.valueOf(method.name()), path, operation)));
    }

    private void describe(HttpMethod method, String path, Operation operation) {
        rules.stream()
                .filter(rule -> rule.guards(method, path))
                .findFirst()
                .ifPresentOrElse(rule -> guard(operation, rule.scope()), () -> operation.setSecurity(List.of()));
        OwnerRule.of(method, path)
                .ifPresent(rule ->
                        operation.addExtension(OTHER_OWNER, rule.otherOwner().value()));
    }

    private static void guard(Operation operation, Scope scope) {
        operation.addExtension(SCOPE, scope.word());
        operation.setSecurity(List.of(new SecurityRequirement().addList("key")));
        var text = Objects.requireNonNullElse(operation.getDescription(), "");
        operation.setDescription("%s Needs a key with the scope `%s`."
                .formatted(text, scope.word())
                .strip());
        REFUSALS.forEach((status, name) -> operation
                .getResponses()
                .addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + name)));
    }
}
