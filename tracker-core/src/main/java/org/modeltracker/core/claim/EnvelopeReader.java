package org.modeltracker.core.claim;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.modeltracker.core.log.Vocabulary;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Fault;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
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
    private static final int MOST_FAULTS = 50;

    private final JsonMapper json;
    private final Schema envelope;
    private final Map<String, Schema> byType = new HashMap<>();
    private final Supplier<UUID> ids;

    /** @param ids draws an id for an event that comes without one */
    EnvelopeReader(JsonMapper json, Vocabulary vocabulary, Supplier<UUID> ids) {
        this.json = json;
        this.ids = ids;
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaIdResolvers(resolvers -> resolvers.mapPrefix(SCHEMAS, "classpath:schemas/")));
        this.envelope = registry.getSchema(SchemaLocation.of(SCHEMAS + "envelope.json"));
        vocabulary
                .types()
                .forEach(type -> byType.put(type, registry.getSchema(SchemaLocation.of(SCHEMAS + type + ".json"))));
    }

    public sealed interface Reading {

        record Read(Draft draft) implements Reading {}

        /** JSON, but no envelope. */
        record Faulty(List<Fault> faults) implements Reading {}

        /** Not even JSON. */
        record Malformed(String detail) implements Reading {}
    }

    public Reading read(String text) {
        try {
            return read(json.readTree(text));
        } catch (JacksonException e) {
            return new Reading.Malformed(e.getOriginalMessage());
        }
    }

    public Reading read(JsonNode given) {
        var faults = Stream.of(shapeFaults(given), subjectFaults(given))
                .flatMap(stream -> stream)
                .limit(MOST_FAULTS)
                .toList();
        return faults.isEmpty() ? bind((ObjectNode) given) : new Reading.Faulty(faults);
    }

    private Stream<Fault> shapeFaults(JsonNode given) {
        var faults = new ArrayList<Fault>();
        envelope.validate(given).forEach(error -> faults.add(fault(error, "")));
        var schema = byType.get(given.path("type").asString(""));
        if (schema != null && given.path("data").isObject()) {
            schema.validate(given.get("data")).forEach(error -> faults.add(fault(error, "/data")));
            faults.addAll(replacementFaults(given.get("data").path("replacement")));
        }
        return faults.stream();
    }

    /** The replacement in a correction has a shape of its own, by its own type. */
    private List<Fault> replacementFaults(JsonNode replacement) {
        var schema = byType.get(replacement.path("type").asString(""));
        return schema == null || !replacement.path("data").isObject()
                ? List.of()
                : schema.validate(replacement.get("data")).stream()
                        .map(error -> fault(error, "/data/replacement/data"))
                        .toList();
    }

    private Stream<Fault> subjectFaults(JsonNode given) {
        var named = SUBJECTS.stream().filter(given::has).toList();
        if (given.isObject() && named.size() != 1) {
            return Stream.of(new Fault("", "names " + named.size() + " subjects: give exactly one of " + SUBJECTS));
        }
        return Stream.empty();
    }

    /** What is left to go wrong is a date or id that has the right form and is none: each is noted, then read past. */
    private Reading bind(ObjectNode given) {
        var faults = new ArrayList<Fault>();
        var id = given.path("id").asString("");
        var rest = given.deepCopy();
        rest.remove(List.of("id", "schema_version"));
        while (true) {
            try {
                var claim = json.treeToValue(rest, Claim.class);
                return faults.isEmpty() ? draft(id, claim) : new Reading.Faulty(faults);
            } catch (DatabindException e) {
                var place = pointer(e);
                faults.add(new Fault(
                        place, "is no value that exists: " + rest.at(place).asString("")));
                if (!readPast(rest, place) || faults.size() >= MOST_FAULTS) {
                    return new Reading.Faulty(faults);
                }
            }
        }
    }

    private Reading draft(String id, Claim claim) {
        var kind = claim.subject().kind();
        if (!claim.data().isAbout(kind)) {
            return new Reading.Faulty(List.of(new Fault(
                    "/" + kind.word(), "%s is not about a %s".formatted(Vocabulary.type(claim.data()), kind.word()))));
        }
        return new Reading.Read(new Draft(id.isEmpty() ? ids.get() : UUID.fromString(id), claim));
    }

    /** Puts a date that exists in place of one that does not. */
    private static boolean readPast(ObjectNode rest, String place) {
        int last = place.lastIndexOf('/');
        if (last >= 0 && rest.at(place).isString() && rest.at(place.substring(0, last)) instanceof ObjectNode parent) {
            var before = parent.put(place.substring(last + 1), "2000-01-01");
            return before != null;
        }
        return false;
    }

    private static String pointer(DatabindException e) {
        var pointer = new StringBuilder();
        for (var step : e.getPath()) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return pointer.toString();
    }

    private static Fault fault(Error error, String parent) {
        var place = parent + error.getInstanceLocation();
        boolean names = error.getProperty() != null;
        return new Fault(names ? place + "/" + escaped(error.getProperty()) : place, error.getMessage());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
