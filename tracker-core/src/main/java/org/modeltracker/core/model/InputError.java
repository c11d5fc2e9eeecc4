package org.modeltracker.core.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input, and where.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, or {@code ?name} for a parameter
 * @param value of the parameter, as it was given; null for a fault of a body, and for a parameter that is missing
 */
public record InputError(
        String pointer,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value) {

    private static final String QUERY = "?";

    public InputError(String pointer, String detail) {
        this(pointer, detail, null);
    }

    /** The name of the parameter; null for a fault of a body. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable String parameter() {
        return pointer.startsWith(QUERY) ? pointer.substring(QUERY.length()) : null;
    }

    public InputError under(String parent) {
        return new InputError(parent + pointer, detail, value);
    }

    public InputError given(String text) {
        return new InputError(pointer, detail, text);
    }
}
