package org.modeltracker.core.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.modeltracker.core.model.Claim;
import tools.jackson.databind.ObjectReader;

/**
 * Writes claims under the hand-written names of their statements. Reading a name or a revision that it does not know is an error: the stock
 * serializer would skip such an event in silence and move every reader past it.
 */
final class EventTypeSerializer extends Jackson3Serializer {

    private static final int MOST_ACCOUNTS = 1_000;

    private final EventTypeRegistry types;
    private final Map<String, ObjectReader> readers;
    /** Few accounts record all events, and the metadata name nothing else. */
    private final Cache<Object, MetaData> metadata =
            Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS).build();

    EventTypeSerializer(EventTypeRegistry types) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> WireJson.configure(json, types)));
        this.types = types;
        this.readers = types.types().stream().collect(Collectors.toMap(type -> type, this::reader));
    }

    private ObjectReader reader(String type) {
        var statement = types.statement(type).orElseThrow();
        return getObjectMapper()
                .readerFor(getObjectMapper().getTypeFactory().constructParametricType(TypedClaim.class, statement));
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        var plain = super.serialize(object, representation);
        if (!(object instanceof Claim claim)) {
            return plain;
        }
        var type = new SimpleSerializedType(
                EventTypeRegistry.type(claim.data()), String.valueOf(EventTypeRegistry.revision(claim.data())));
        return new SimpleSerializedObject<>(plain.getData(), representation, type);
    }

    /** A class for every name, so that readers see that there is an event; reading one of an unknown name throws. */
    @Override
    public Class<?> classForType(SerializedType type) {
        return type.getName().startsWith("org.axonframework.") ? super.classForType(type) : Claim.class;
    }

    /** @throws UnreadableEvent for a type or a revision that this release does not know: a newer one may mean something else */
    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> object) {
        var type = object.getType();
        if (object instanceof SerializedMetaData<S>) {
            return (T) metadata.get(object.getData(), _ -> super.deserialize(object));
        }
        if (classForType(type) != Claim.class) {
            return super.deserialize(object);
        }
        if (!isKnown(type)) {
            throw new UnreadableEvent(
                    "this release does not know revision %s of %s".formatted(type.getRevision(), type.getName()), null);
        }
        return (T) claim(
                type.getName(), getConverter().convert(object, String.class).getData());
    }

    private Claim claim(String type, String text) {
        TypedClaim<?> stored = Objects.requireNonNull(readers.get(type)).readValue(text);
        return stored.claim();
    }

    private boolean isKnown(SerializedType type) {
        return types.statement(type.getName())
                .map(statement -> EventTypeRegistry.stored(statement).revision())
                .map(String::valueOf)
                .filter(revision -> revision.equals(type.getRevision()))
                .isPresent();
    }
}
