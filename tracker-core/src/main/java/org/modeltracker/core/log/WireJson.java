package org.modeltracker.core.log;

import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.RecordedEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/** The one JSON of this project: snake_case, exact decimals, nothing unknown, nothing twice. */
public final class WireJson {

    /** Deep enough for any envelope, and for no bomb. */
    static final int DEEPEST = 32;

    private WireJson() {}

    public static JsonMapper mapper(EventTypeRegistry types) {
        var builder = JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build());
        return configure(builder, types).build();
    }

    static JsonMapper.Builder configure(JsonMapper.Builder builder, EventTypeRegistry types) {
        for (var statement : types.statements()) {
            builder.registerSubtypes(new NamedType(
                    statement, statement.getAnnotation(EventType.class).type()));
        }
        return builder.addModule(new SimpleModule().addSerializer(RecordedEvent.class, new RecordedJson()))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** Where in the JSON the fault is, as an RFC 6901 pointer. */
    public static String pointer(JacksonException fault) {
        var pointer = JsonPointer.empty();
        for (var step : fault.getPath()) {
            pointer = step.getPropertyName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getPropertyName());
        }
        return pointer.toString();
    }
}
