package org.modeltracker.api.http.problem;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the text of a parameter must be, by the type that an endpoint reads it as. */
public final class ExpectedValue {

    private ExpectedValue() {}

    public static String of(@Nullable Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        } else if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            return "must be a whole number";
        } else if (type == BigDecimal.class) {
            return "must be a decimal number, such as 0.5";
        } else if (type == UUID.class) {
            return "must be a UUID";
        }
        return "is not a valid value";
    }
}
