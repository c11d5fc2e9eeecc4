package org.modeltracker.api.openapi;

import static org.modeltracker.api.openapi.Shapes.described;
import static org.modeltracker.api.openapi.Shapes.ref;
import static org.modeltracker.api.openapi.Shapes.text;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The shape of one type of event: what is sent, and what the log makes of it. */
final class EventShapes {

    /** What a caller may have overlooked. */
    static final String WARNING = "Warning";

    private EventShapes() {}

    /** {@code pricing.changed} is {@code PricingChanged}. */
    static String pascal(String words) {
        return Arrays.stream(words.split("[._-]"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** @param envelope the shape of every draft */
    static Schema<?> draft(Schema<?> envelope, String type) {
        envelope.getProperties().put("type", word(type));
        envelope.getProperties().put("data", ref(type));
        return envelope.title(null).description("A draft of an event of type " + type + ".");
    }

    static Schema<?> correction(Schema<?> envelope) {
        envelope.getProperties().put("type", described(ref("EventType"), "Absent: the type of the corrected event."));
        return reasoned(envelope, "observed_at", "source", "data", "reason")
                .description("The envelope that replaces the event, and the reason.");
    }

    static Schema<?> retraction(Schema<?> envelope) {
        envelope.getProperties().keySet().removeAll(List.of("type", "data"));
        return reasoned(envelope, "observed_at", "source", "reason")
                .description("Why, when and by which source an event is taken back.");
    }

    private static Schema<?> reasoned(Schema<?> envelope, String... required) {
        envelope.title(null).addProperty("reason", described(ref("Text"), "The reason."));
        envelope.setRequired(List.of(required));
        return envelope;
    }

    static Schema<?> recorded(String type) {
        var event = Shapes.object()
                .description("A recorded event of type " + type + ".")
                .addProperty("id", text().format("uuid"))
                .addProperty(
                        "position",
                        Shapes.of("integer")
                                .format("int64")
                                .description("The place in the log: 1, 2, 3, … without gaps."))
                .addProperty("type", word(type))
                .addProperty("schema_version", Shapes.of("integer").format("int32"))
                .addProperty("recorded_at", Shapes.instant().description("Record time: when the log learned of it."))
                .addProperty("recorded_by", text().description("The owner of the key that recorded it."));
        return claim(event, type)
                .addProperty(
                        "warnings",
                        Shapes.list(ref(WARNING))
                                .description(
                                        "What the caller may have overlooked. Only in the answer to recording it."))
                .addProperty(
                        "ended_by",
                        Shapes.list(ref("Recorded"))
                                .description(
                                        "The events that corrected or retracted it. Only where one event is read by its id."))
                .required(List.of(
                        "id",
                        "position",
                        "type",
                        "schema_version",
                        "recorded_at",
                        "effective",
                        "effective_basis",
                        "observed_at",
                        "source",
                        "data"));
    }

    static Schema<?> warning() {
        return Shapes.object()
                .addProperty("type", text().format("uri").description("The kind of the warning."))
                .addProperty("title", text())
                .addProperty("detail", text())
                .addProperty("event", text().description("The address of the claim that it is about."))
                .addProperty("correction", text().description("The address that corrects that claim."))
                .required(List.of("type", "title", "detail", "event", "correction"));
    }

    private static Schema<?> claim(Schema<?> event, String type) {
        return event.addProperty("model", described(ref("ModelId"), "The model that the event is about."))
                .addProperty("organisation", described(ref("Slug"), "The organisation that the event is about."))
                .addProperty("benchmark", described(ref("Slug"), "The benchmark that the event is about."))
                .addProperty("effective", described(ref("VagueDate"), "Valid time: since when it is true."))
                .addProperty("effective_basis", ref("EffectiveBasis"))
                .addProperty(
                        "observed_at",
                        described(ref("DayOrInstant"), "Source time: when the source said or showed it."))
                .addProperty("source", ref("Source"))
                .addProperty("quote", ref("Quote"))
                .addProperty("data", ref(type));
    }

    static Schema<?> word(String type) {
        var word = text();
        word.setConst(type);
        return word;
    }
}
