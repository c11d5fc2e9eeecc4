package org.modeltracker.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An address to try.
 *
 * @param path with names in braces where values belong
 * @param parameters of the query
 */
record FuzzRoute(String method, String path, List<String> parameters) {

    private static final List<String> MORE = List.of(
            "GET /models",
            "GET /models/{organization}/{model}",
            "GET /organisations",
            "GET /organisations/{organization}",
            "GET /benchmarks",
            "GET /benchmarks/{id}",
            "GET /compare",
            "GET /frontier",
            "GET /disputes",
            "GET /expectations",
            "GET /digest",
            "GET /imports",
            "GET /imports/{id}",
            "GET /sign-in",
            "POST /sign-in",
            "POST /sign-out",
            "GET /webhooks",
            "POST /webhooks",
            "POST /webhooks/{id}/ping",
            "GET /feeds/timeline.atom",
            "GET /feeds/timeline.rss",
            "GET /feeds/timeline.json",
            "GET /feeds/calendar.ics",
            "GET /assets/{file}",
            "GET /webjars/{file}",
            "GET /docs",
            "GET /swagger-ui/{file}",
            "GET /v3/api-docs",
            "GET /v3/api-docs.yaml",
            "GET /error",
            "GET /{file}",
            "GET /actuator",
            "GET /actuator/{file}",
            "GET /actuator/health",
            "GET /actuator/health/{file}",
            "GET /actuator/health/liveness");

    private static final List<String> TIMES =
            List.of("as_of", "effective_at", "observed_by", "model", "organisation", "limit", "cursor", "format", "q");

    /** Those of the document, and beside them pages, feeds, files, health, and the two doors that take most, which weigh as much as ten. */
    static List<FuzzRoute> of(JsonNode document) {
        var routes = new ArrayList<FuzzRoute>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var parameters = operation
                            .getValue()
                            .path("parameters")
                            .valueStream()
                            .filter(parameter ->
                                    parameter.path("in").asString("").equals("query"))
                            .map(parameter -> parameter.path("name").asString(""))
                            .toList();
                    routes.add(new FuzzRoute(operation.getKey().toUpperCase(), path.getKey(), parameters));
                }));
        MORE.stream()
                .map(route -> route.split(" "))
                .map(of -> new FuzzRoute(of[0], of[1], TIMES))
                .forEach(routes::add);
        Stream.of("/mcp", "/v1/events")
                .flatMap(path -> Stream.generate(() -> new FuzzRoute("POST", path, List.of()))
                        .limit(10))
                .forEach(routes::add);
        return List.copyOf(routes);
    }

    boolean isApi() {
        return path.startsWith("/v1/");
    }
}
