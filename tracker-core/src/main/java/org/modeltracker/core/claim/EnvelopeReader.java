package org.modeltracker.core.claim;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.log.WireJson;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.PartialDate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an envelope as it is handed in: its shape by the JSON Schemas that callers can read too, then what no schema can tell. Every fault is
 * named with its place.
 */
@Component
public class EnvelopeReader {

    private static final String SCHEMAS = "https://modeltracker.org/schemas/";
    private static final List<String> SUBJECTS = List.of("model", "organisation", "benchmark");
    private static final List<String> DATES =
            List.of("/effective", "/observed_at", "/source/published", "/source/archived/at", "/data/observed_at");
    private static final int MOST_FAULTS = 50;

    private final JsonMapper json;
    private final Schema envelope;
    private final Map<String, Schema> byType = new HashMap<>();
    private final SchemaFaults wording;
    private final Supplier<UUID> ids;

    /** @param ids draws an id for an event that comes without one */
    EnvelopeReader(JsonMapper json, EventTypeRegistry types, Supplier<UUID> ids) {
        this.json = json;
        this.ids = ids;
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaIdResolvers(resolvers -> resolvers.mapPrefix(SCHEMAS, "classpath:schemas/")));
        this.envelope = registry.getSchema(SchemaLocation.of(SCHEMAS + "envelope.json"));
        types.types()
                .forEach(type -> byType.put(type, registry.getSchema(SchemaLocation.of(SCHEMAS + type + ".json"))));
        this.wording = new SchemaFaults(
                json,
                Stream.concat(Stream.of("envelope"), types.types().stream()).toList());
    }

    public sealed interface Reading {

        record Read(Draft draft) implements Reading {}

        /** JSON, but no envelope. */
        record Faulty(List<InputError> faults) implements Reading {}

        /** Not even JSON. */
        record Malformed(String detail) implements Reading {}
    }

    public Reading read(String text) {
        try {
            var given = json.readTree(text);
            return given.isMissingNode() ? new Reading.Malformed("is empty") : read(given);
        } catch (JacksonException | NumberFormatException e) {
            return malformed(e);
        }
    }

    /** Why a text could not be read, without the parser's own words: they name its classes. */
    public static Reading.Malformed malformed(RuntimeException e) {
        return switch (e) {
            case StreamConstraintsException tooMuch ->
                new Reading.Malformed("nests too deeply, or has a number or name that is too long");
            case JacksonException unread
            when unread.getLocation() != null ->
                new Reading.Malformed("is not well-formed JSON, or names a property twice, at line %d, column %d"
                        .formatted(
                                unread.getLocation().getLineNr(),
                                unread.getLocation().getColumnNr()));
            default -> new Reading.Malformed("is not well-formed JSON");
        };
    }

    public Reading read(JsonNode given) {
        var beyond = Numbers.beyondMeasure(given).limit(MOST_FAULTS).toList();
        if (!beyond.isEmpty()) {
            return new Reading.Faulty(beyond);
        }
        var shape = shapeFaults(given);
        var faults = Stream.of(shape.stream(), subjectFaults(given), dateFaults(given, shape))
                .flatMap(stream -> stream)
                .distinct()
                .limit(MOST_FAULTS)
                .toList();
        return faults.isEmpty() ? bind((ObjectNode) given) : new Reading.Faulty(faults);
    }

    private List<InputError> shapeFaults(JsonNode given) {
        var faults = new ArrayList<InputError>();
        envelope.validate(given).forEach(error -> faults.add(wording.of(error, "")));
        var schema = byType.get(given.path("type").asString(""));
        if (schema != null && given.path("data").isObject()) {
            schema.validate(given.get("data")).forEach(error -> faults.add(wording.of(error, "/data")));
            faults.addAll(replacementFaults(given.get("data").path("replacement")));
        }
        return faults;
    }

    /** The replacement in a correction has a shape of its own, by its own type. */
    private List<InputError> replacementFaults(JsonNode replacement) {
        var schema = byType.get(replacement.path("type").asString(""));
        return schema == null || !replacement.path("data").isObject()
                ? List.of()
                : schema.validate(replacement.get("data")).stream()
                        .map(error -> wording.of(error, "/data/replacement/data"))
                        .toList();
    }

    private Stream<InputError> subjectFaults(JsonNode given) {
        var named = SUBJECTS.stream().filter(given::has).toList();
        if (given.isObject() && named.size() != 1) {
            return Stream.of(new InputError("", "names " + named.size() + " subjects; use exactly one of " + SUBJECTS));
        }
        return Stream.empty();
    }

    /** A date can have the right form and not exist. */
    private static Stream<InputError> dateFaults(JsonNode given, List<InputError> shape) {
        return Stream.concat(DATES.stream(), ends(given))
                .filter(place -> given.at(place).isString())
                .filter(place ->
                        shape.stream().noneMatch(fault -> fault.pointer().equals(place)))
                .filter(place -> !exists(given.at(place).asString()))
                .map(place -> new InputError(
                        place,
                        "is not a valid calendar date: " + given.at(place).asString()));
    }

    /** Where prices end, in a claim and in the replacement of one. */
    private static Stream<String> ends(JsonNode given) {
        return Stream.of("/data", "/data/replacement/data")
                .flatMap(data -> Stream.of(data + "/prices", data + "/regular"))
                .flatMap(prices ->
                        IntStream.range(0, given.at(prices).size()).mapToObj(i -> prices + "/" + i + "/conditions/"))
                .flatMap(conditions -> Stream.of(conditions + "until", conditions + "at_least_until"));
    }

    private static boolean exists(String date) {
        try {
            return PartialDate.parse(date) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private Reading bind(ObjectNode given) {
        var id = given.path("id").asString("");
        var rest = given.deepCopy();
        rest.remove(List.of("id", "schema_version"));
        try {
            return draft(id, json.treeToValue(rest, Claim.class));
        } catch (DatabindException e) {
            return new Reading.Faulty(List.of(new InputError(WireJson.pointer(e), "is not a valid value")));
        }
    }

    private Reading draft(String id, Claim claim) {
        var kind = claim.subject().kind();
        if (!claim.data().isAbout(kind)) {
            return new Reading.Faulty(List.of(new InputError(
                    "/" + kind.word(),
                    "%s must not have the subject %s".formatted(EventTypeRegistry.type(claim.data()), kind.word()))));
        }
        return new Reading.Read(new Draft(id.isEmpty() ? ids.get() : UUID.fromString(id), claim));
    }
}
