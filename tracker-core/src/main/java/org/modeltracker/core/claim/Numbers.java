package org.modeltracker.core.claim;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modeltracker.core.model.InputError;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Numbers that JSON can write in a few signs, and that neither a schema's checks nor the log should ever write out. */
final class Numbers {

    /** Digits before or after the point; no amount, score or count comes near. */
    private static final int MOST_DIGITS = 100;

    private Numbers() {}

    static Stream<InputError> beyondMeasure(JsonNode node) {
        return beyondMeasure(node, "");
    }

    private static Stream<InputError> beyondMeasure(JsonNode node, String place) {
        if (node.isObject()) {
            return node.propertyStream()
                    .flatMap(field -> beyondMeasure(
                            field.getValue(), place + JsonPointer.empty().appendProperty(field.getKey())));
        }
        if (node.isArray()) {
            return IntStream.range(0, node.size()).boxed().flatMap(i -> beyondMeasure(node.get(i), place + "/" + i));
        }
        return node.isNumber() && isBeyondMeasure(node)
                ? Stream.of(new InputError(place, "has more than " + MOST_DIGITS + " digits before or after the point"))
                : Stream.empty();
    }

    private static boolean isBeyondMeasure(JsonNode number) {
        var decimal = number.decimalValue();
        return decimal.scale() > MOST_DIGITS || (long) decimal.precision() - decimal.scale() > MOST_DIGITS;
    }
}
