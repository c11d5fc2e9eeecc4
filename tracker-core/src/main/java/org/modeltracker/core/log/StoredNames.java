package org.modeltracker.core.log;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.modeltracker.core.model.Claim;

/**
 * Writes claims under the hand-written names of their statements. A name that it does not know is an error: the stock serializer would skip
 * such an event in silence and move every reader past it.
 */
final class StoredNames extends Jackson3Serializer {

    private final Vocabulary vocabulary;

    StoredNames(Vocabulary vocabulary) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> Wire.configure(json, vocabulary)));
        this.vocabulary = vocabulary;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        var plain = super.serialize(object, representation);
        if (!(object instanceof Claim claim)) {
            return plain;
        }
        var type = new SimpleSerializedType(
                Vocabulary.type(claim.data()), String.valueOf(Vocabulary.revision(claim.data())));
        return new SimpleSerializedObject<>(plain.getData(), representation, type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (vocabulary.statement(type.getName()).isPresent()) {
            return Claim.class;
        }
        if (type.getName().startsWith("org.axonframework.")) {
            return super.classForType(type);
        }
        throw new SerializationException("unknown event type " + type.getName() + " revision " + type.getRevision());
    }
}
