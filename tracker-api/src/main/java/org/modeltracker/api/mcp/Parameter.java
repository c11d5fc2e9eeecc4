package org.modeltracker.api.mcp;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.modeltracker.core.model.WireEnum;

/**
 * A parameter of a tool.
 *
 * @param meaning tells the agent how to choose a value
 * @param allowed the only values; empty if any is allowed
 */
record Parameter(String name, Kind kind, boolean required, String meaning, List<String> allowed) {

    enum Kind {
        TEXT,
        TEXTS,
        COUNT
    }

    static final Parameter MODEL = text("model", "The model as organisation/name; find_models returns it.");

    static final Parameter ORGANISATIONS = texts("organisation", "Ids of organisations. Several mean or.");

    static final List<Parameter> LIST_TIMES = List.of(
            text(
                    "effective_at",
                    "Valid time: what was true in the world then. A date (its last instant, UTC) or an instant."),
            text("as_of", "Record time: what the tracker knew then. A log position, a date or an instant."));

    static final List<Parameter> MODEL_TIMES = List.of(
            LIST_TIMES.getFirst(),
            LIST_TIMES.getLast(),
            text("observed_by", "Source time: what sources had published by then. A date or an instant."));

    static final List<Parameter> PAGE = List.of(
            new Parameter("limit", Kind.COUNT, false, "Items per page, 1 to 100. Default: 25.", List.of()),
            text("cursor", "The next_cursor of the previous page."));

    static Parameter text(String name, String meaning) {
        return new Parameter(name, Kind.TEXT, false, meaning, List.of());
    }

    static Parameter texts(String name, String meaning) {
        return new Parameter(name, Kind.TEXTS, false, meaning, List.of());
    }

    /** Several words of a closed list. */
    static Parameter words(String name, List<String> allowed, String meaning) {
        return new Parameter(name, Kind.TEXTS, false, meaning, allowed);
    }

    static List<String> wordsOf(WireEnum[]... enumerations) {
        return Stream.of(enumerations).flatMap(Stream::of).map(WireEnum::word).toList();
    }

    Parameter needed() {
        return new Parameter(name, kind, true, meaning, allowed);
    }

    /** As JSON Schema. */
    Map<String, Object> schema() {
        return switch (kind) {
            case TEXT -> Map.of("type", "string", "description", meaning);
            case TEXTS -> Map.of("type", "array", "items", items(), "description", meaning);
            case COUNT -> Map.of("type", "integer", "minimum", 1, "maximum", 100, "description", meaning);
        };
    }

    private Map<String, Object> items() {
        return allowed.isEmpty() ? Map.of("type", "string") : Map.of("type", "string", "enum", allowed);
    }
}
