package org.modeltracker.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API, held against the answers: each must have a described status, a described form, and no field beside its schema. */
final class Contract {

    private static final String PLACE = "https://tracker.example/openapi";
    private static final AtomicReference<@Nullable Contract> SERVED = new AtomicReference<>();

    private final JsonNode api;
    private final List<Place> places;
    private final Map<JsonNode, String> pointers = new IdentityHashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    /** @param operations by method in lower case */
    private record Place(String template, Pattern path, JsonNode operations) {

        static Place of(String template, JsonNode operations) {
            var pattern = Arrays.stream(template.split("(?=\\{)|(?<=})"))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .reduce("", String::concat);
            return new Place(template, Pattern.compile(pattern), operations);
        }
    }

    /** @param api an OpenAPI document, as served */
    Contract(JsonNode api) {
        this.api = api;
        this.places = api.path("paths")
                .propertyStream()
                .map(path -> Place.of(path.getKey(), path.getValue()))
                .sorted(Comparator.comparingInt(place ->
                        (int) place.template().chars().filter(c -> c == '{').count()))
                .toList();
        var strict = (ObjectNode) api.deepCopy();
        closed(strict.path("components"));
        var answers = strict.putObject("answers");
        places.stream()
                .flatMap(place -> place.operations().valueStream())
                .flatMap(operation -> Stream.concat(
                        operation.path("responses").valueStream(), Stream.of(operation.path("requestBody"))))
                .flatMap(message -> resolved(message).path("content").valueStream())
                .filter(form -> form.has("schema"))
                .forEach(form -> {
                    var schema = form.path("schema").deepCopy();
                    closed(schema);
                    var name = "a" + answers.size();
                    answers.set(name, schema);
                    pointers.putIfAbsent(form, "#/answers/" + name);
                });
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(PLACE, strict.toString())));
    }

    /**
     * The document of a running tracker. All trackers of one build serve the same, so it is read once.
     *
     * @param document empty from a tracker in trouble: then another one is asked later
     */
    static Optional<Contract> servedBy(Supplier<Optional<String>> document) {
        if (SERVED.get() == null) {
            document.get()
                    .ifPresent(
                            text -> SERVED.set(new Contract(JsonMapper.shared().readTree(text))));
        }
        return Optional.ofNullable(SERVED.get());
    }

    /** Readers must ignore unknown fields; the tracker itself must not send any. */
    private static void closed(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.valueStream().forEach(Contract::closed);
    }

    /** What of an answer the document does not say; empty where it says nothing of the address at all, as of pages. */
    List<String> violations(String method, String path, int status, String type, String body) {
        var place = places.stream()
                .filter(known -> known.path().matcher(path).matches())
                .findFirst();
        if (place.isEmpty()) {
            return path.startsWith("/v1/") && status < 300 ? List.of("the address is not described") : List.of();
        }
        var operation =
                place.get().operations().path(method.toLowerCase(Locale.ROOT).replace("head", "get"));
        if (operation.isMissingNode()) {
            return status < 300 && !method.equals("OPTIONS") ? List.of("the method is not described") : List.of();
        }
        var response = response(operation, status);
        if (response.isEmpty()) {
            return List.of("the status is not described");
        }
        if (body.isEmpty()) {
            return List.of();
        }
        var content = response.get().path("content");
        var form = content.path(type.split(";", 2)[0].strip());
        if (form.isMissingNode()) {
            return List.of("the content type %s is not described; %s is".formatted(type, content.propertyNames()));
        }
        return texts(type, body)
                .flatMap(text -> faults(form, text))
                .distinct()
                .limit(20)
                .toList();
    }

    /** What of a request in JSON the document does not say. */
    List<String> requestViolations(String method, String path, String body) {
        var form = api.path("paths").path(path).path(method).at("/requestBody/content/application~1json");
        return faults(form, body).toList();
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? api.at(response.path("$ref").asString().substring(1)) : response;
    }

    private Optional<JsonNode> response(JsonNode operation, int status) {
        return Stream.of(Integer.toString(status), status / 100 + "XX", status < 400 ? "none" : "default")
                .map(operation.path("responses")::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .map(this::resolved);
    }

    private static Stream<String> texts(String type, String body) {
        if (type.contains("x-ndjson")) {
            return body.lines();
        }
        return type.contains("json") ? Stream.of(body) : Stream.empty();
    }

    private Stream<String> faults(JsonNode form, String text) {
        var pointer = pointers.get(form);
        if (pointer == null) {
            return Stream.empty();
        }
        var schema = schemas.computeIfAbsent(pointer, name -> registry.getSchema(SchemaLocation.of(PLACE + name)));
        return schema.validate(text, InputFormat.JSON).stream().map(Object::toString);
    }
}
