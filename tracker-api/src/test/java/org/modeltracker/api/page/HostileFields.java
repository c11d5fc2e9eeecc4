package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field that takes free text, found by trying: each text in each of the golden events, which hold every field there is, is replaced by a
 * sentence, and those that the log then refuses (words of a list, slugs, addresses, dates) are none.
 */
final class HostileFields {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> TYPES = List.of(
            "api_access.changed",
            "app_access.changed",
            "benchmark.defined",
            "benchmark.published",
            "claim.corrected",
            "claim.retracted",
            "expectation.resolved",
            "expectation.stated",
            "model.announced",
            "model.fact_reported",
            "model.released",
            "open_source_status.changed",
            "organisation.fact_reported",
            "organisation.registered",
            "pricing.changed",
            "source.observed");

    /** What all events have is tried in one. */
    private static final String FOR_ALL = "model.released";

    private final Function<Envelope, Answer> record;

    /** @param record posts a claim */
    HostileFields(Function<Envelope, Answer> record) {
        this.record = record;
    }

    /** @param place JSON Pointer into the envelope; empty for the golden event as it is */
    record Field(String type, String place) {

        @Override
        public String toString() {
            return type + place;
        }

        String kind() {
            return type.startsWith("benchmark.d")
                    ? "benchmark"
                    : type.startsWith("organisation.") || type.equals("source.observed") ? "organisation" : "model";
        }

        String subject(int n) {
            if (type.equals("source.observed")) {
                return golden(type).at("/data/publisher").asString(); // a publisher vouches for nobody else
            }
            var slug = "f-%08x-%d".formatted(toString().hashCode(), n);
            return kind().equals("model") ? "hostile/" + slug : "hostile-" + slug;
        }

        /** The event that says a text, and before it that which it acts on. */
        List<Envelope> saying(String text, int n) {
            var event = golden(type);
            event.put(kind(), subject(n));
            var events = new ArrayList<Envelope>();
            if (kind().equals("model")) {
                events.add(Envelope.announced(subject(n), "2026-01-01").by("a-paper", "press"));
            }
            target(event).ifPresent(target -> events.add(new Envelope(target)));
            if (place.isEmpty()) {
                events.add(new Envelope(event));
                return events;
            }
            var said = event.at(place).isArray()
                    ? JSON.valueToTree(List.of(text))
                    : JSON.getNodeFactory().stringNode(text);
            events.add(new Envelope(event).with(place, said));
            return events;
        }

        private static Optional<ObjectNode> target(ObjectNode event) {
            var data = (ObjectNode) event.path("data");
            var acts = Stream.of("corrects", "retracts", "expectation")
                    .filter(data::has)
                    .findFirst();
            return acts.map(field -> {
                var id = UUID.randomUUID().toString();
                data.put(field, id).remove("by_event");
                var target = event.deepCopy().put("id", id);
                var said = switch (field) {
                    case "corrects" -> (ObjectNode) data.path("replacement");
                    case "retracts" -> golden("model.fact_reported");
                    default -> golden("expectation.stated");
                };
                target.set("type", said.path("type"));
                target.set("data", said.path("data"));
                return target;
            });
        }
    }

    List<Field> find() {
        var found = new ArrayList<Field>();
        for (var type : TYPES) {
            assertThat(takes(new Field(type, ""), "")).as(type).isTrue();
            places("", golden(type))
                    .filter(place -> type.equals(FOR_ALL) || place.startsWith("/data/"))
                    .forEach(place -> {
                        var field = new Field(type, place);
                        if (takes(field, "Free text: \u201Csaid\u201D by some, & others!")) {
                            found.add(field);
                        }
                    });
        }
        return found;
    }

    private boolean takes(Field field, String text) {
        Answer last = null;
        for (var event : field.saying(text, 0)) {
            last = record.apply(event);
        }
        int status = Objects.requireNonNull(last).status();
        assertThat(status).as(field + " " + last.body()).isIn(201, 400, 422);
        return status == 201;
    }

    private static Stream<String> places(String path, JsonNode node) {
        if (node.isString() || node.isArray() && node.path(0).isString()) {
            return Stream.of(path);
        }
        if (node.isArray()) {
            return places(path + "/0", node.path(0));
        }
        return node.isObject()
                ? node.propertyStream()
                        .filter(field -> !(path + field.getKey()).equals("type"))
                        .flatMap(field -> places(path + "/" + field.getKey(), field.getValue()))
                : Stream.of();
    }

    private static ObjectNode golden(String type) {
        try (var file = HostileFields.class.getResourceAsStream("/golden/" + type + ".v1.json")) {
            var event = (ObjectNode) JSON.readTree(Objects.requireNonNull(file, type));
            return event.remove(List.of("id", "schema_version", "model", "organisation", "benchmark"));
        } catch (IOException e) {
            throw new UncheckedIOException(type, e);
        }
    }
}
