package org.modeltracker.api.http.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The place where a page ended. It is opaque to readers, so its fields may change; reading one must accept any. */
public record Cursor(Map<String, String> fields) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final int LONGEST = 4_096;

    public Cursor {
        fields = Map.copyOf(fields);
    }

    public String encode() {
        var json = JSON.writeValueAsString(new TreeMap<>(fields));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem (400) if the text is not a cursor */
    public static Cursor decode(String text) {
        if (text.length() > LONGEST) {
            throw broken();
        }
        try {
            return new Cursor(JSON.readValue(Base64.getUrlDecoder().decode(text), FIELDS));
        } catch (IllegalArgumentException | JacksonException | NullPointerException _) {
            throw broken();
        }
    }

    /** @throws Problem (400) when the cursor is of another list, which has no such field */
    public String get(String field) {
        @Nullable String value = fields.get(field);
        if (value == null) {
            throw broken();
        }
        return value;
    }

    /** For endpoints that find a field of another kind than they wrote. */
    public static Problem broken() {
        return Problem.parameter("cursor", "is not a cursor of this list");
    }
}
