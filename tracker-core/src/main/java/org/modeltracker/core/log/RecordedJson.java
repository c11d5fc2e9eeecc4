package org.modeltracker.core.log;

import org.modeltracker.core.model.RecordedEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.NameTransformer;

/** Writes an event as one object in reading order: which, of what type, when it was recorded, and then what was said. */
final class RecordedJson extends ValueSerializer<RecordedEvent> {

    @Override
    public void serialize(RecordedEvent event, JsonGenerator out, SerializationContext context) {
        out.writeTree(tree(event, context));
    }

    /** The same where the event is a part of a larger object. */
    @Override
    public ValueSerializer<RecordedEvent> unwrappingSerializer(NameTransformer names) {
        return new Unwrapping();
    }

    private static ObjectNode tree(RecordedEvent event, SerializationContext context) {
        var envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("id", event.id().toString());
        envelope.put("position", event.position());
        envelope.put("type", EventTypeRegistry.type(event.claim().data()));
        envelope.put("schema_version", event.schemaVersion());
        envelope.put("recorded_at", event.recordedAt().toString());
        if (event.recordedBy() != null) {
            envelope.put("recorded_by", event.recordedBy());
        }
        var claim = (ObjectNode) context.valueToTree(event.claim());
        claim.remove("type");
        return envelope.setAll(claim);
    }

    private static final class Unwrapping extends ValueSerializer<RecordedEvent> {

        @Override
        public boolean isUnwrappingSerializer() {
            return true;
        }

        @Override
        public void serialize(RecordedEvent event, JsonGenerator out, SerializationContext context) {
            tree(event, context).forEachEntry((name, value) -> {
                out.writeName(name);
                out.writeTree(value);
            });
        }
    }
}
