package org.modeltracker.core.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.RecordedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Recorded events as JSON, and back. */
public final class EnvelopeJson {

    private static final List<String> OF_THE_LOG =
            List.of("id", "position", "schema_version", "recorded_at", "recorded_by");

    private final JsonMapper json;

    public EnvelopeJson(JsonMapper json) {
        this.json = json;
    }

    public JsonNode tree(RecordedEvent event) {
        return json.valueToTree(event);
    }

    public RecordedEvent read(JsonNode envelope) {
        var claim = ((ObjectNode) envelope).deepCopy().without(OF_THE_LOG);
        var by = envelope.path("recorded_by");
        return new RecordedEvent(
                UUID.fromString(envelope.path("id").asString()),
                envelope.path("position").asLong(),
                envelope.path("schema_version").asInt(),
                Instant.parse(envelope.path("recorded_at").asString()),
                by.isMissingNode() ? null : by.asString(),
                json.treeToValue(claim, Claim.class));
    }

    public RecordedEvent read(String envelope) {
        return read(json.readTree(envelope));
    }

    public List<RecordedEvent> readAll(String envelopes) {
        return json.readTree(envelopes).valueStream().map(this::read).toList();
    }
}
