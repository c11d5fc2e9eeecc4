package org.modeltracker.core.log;

import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.RecordedEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.util.NameTransformer;

/** Writes an event as one object in reading order: which, of what type, when it was recorded, and then what was said. */
final class RecordedJson extends ValueSerializer<RecordedEvent> {

    private static final String DATA = "data";

    @Override
    public void serialize(RecordedEvent event, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        fields(event, out, context);
        out.writeEndObject();
    }

    /** The same where the event is a part of a larger object. */
    @Override
    public ValueSerializer<RecordedEvent> unwrappingSerializer(NameTransformer names) {
        return new Unwrapping();
    }

    private static void fields(RecordedEvent event, JsonGenerator out, SerializationContext context) {
        out.writeStringProperty("id", event.id().toString());
        out.writeNumberProperty("position", event.position());
        out.writeStringProperty("type", EventTypeRegistry.type(event.claim().data()));
        out.writeNumberProperty("schema_version", event.schemaVersion());
        out.writeStringProperty("recorded_at", event.recordedAt().toString());
        if (event.recordedBy() != null) {
            out.writeStringProperty("recorded_by", event.recordedBy());
        }
        claim(event.claim(), out, context);
    }

    /** What was said, without its type, which stands above. */
    private static void claim(Claim claim, JsonGenerator out, SerializationContext context) {
        var properties = context.findValueSerializer(Claim.class).properties();
        while (properties.hasNext()) {
            var property = properties.next();
            if (property.getName().equals(DATA)) {
                out.writeName(DATA);
                context.findValueSerializer(claim.data().getClass()).serialize(claim.data(), out, context);
            } else {
                write(property, claim, out, context);
            }
        }
    }

    private static void write(PropertyWriter property, Claim claim, JsonGenerator out, SerializationContext context) {
        try {
            property.serializeAsProperty(claim, out, context);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no part of a claim can fail to be written: " + property.getName(), e);
        }
    }

    private static final class Unwrapping extends ValueSerializer<RecordedEvent> {

        @Override
        public boolean isUnwrappingSerializer() {
            return true;
        }

        @Override
        public void serialize(RecordedEvent event, JsonGenerator out, SerializationContext context) {
            fields(event, out, context);
        }
    }
}
