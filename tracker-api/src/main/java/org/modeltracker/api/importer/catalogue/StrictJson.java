package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a snapshot's JSON as a stream, holding one entry at a time: exact decimals, no property twice, nothing after the end, nothing that
 * nests or runs too far.
 */
final class StrictJson implements AutoCloseable {

    private static final int DEEPEST = 40;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 200;
    /** Twice as many as a catalogue of a hundred thousand offerings has; each may cost a hundred bytes of memory. */
    private static final long MOST_TOKENS = 10_000_000;

    private static final Pattern NAMED_TWICE = Pattern.compile("(?i)^duplicate .*property (\".*\")", Pattern.DOTALL);

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(1_000)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads a whole file. @throws BrokenSnapshot if it is not the JSON it should be */
    static void read(InputStream in, Consumer<StrictJson> reader) {
        try (var json = new StrictJson(MAPPER.createParser(in))) {
            try {
                json.parser.nextToken();
                reader.accept(json);
                if (json.parser.nextToken() != null) {
                    throw new BrokenSnapshot("", "continues after its end" + at(json.parser.currentLocation()));
                }
            } catch (JacksonException e) {
                throw malformed(e, json.pointer(), at(json.parser.currentLocation()));
            }
        }
    }

    /**
     * Reads the items of a file that is an array, or an object with an array in one of its properties.
     *
     * @param ofArray takes each item of the first form, as {@code ofProperty} does of the second
     * @throws BrokenSnapshot if it has neither form
     */
    static void items(InputStream in, String property, Consumer<StrictJson> ofArray, Consumer<StrictJson> ofProperty) {
        var seen = new boolean[1];
        read(in, json -> {
            if (json.beginsArray()) {
                seen[0] = true;
                json.items(ofArray);
                return;
            }
            json.properties((name, value) -> {
                if (name.equals(property)) {
                    seen[0] = true;
                    value.items(ofProperty);
                } else {
                    value.skip();
                }
            });
        });
        if (!seen[0]) {
            throw new BrokenSnapshot("/" + property, "is missing");
        }
    }

    /** Reads a text that holds one object. @param line where it stands, for the reader */
    static JsonNode object(String text, long line) {
        try {
            var node = MAPPER.readTree(text);
            if (!node.isObject()) {
                throw new BrokenSnapshot("", "line %d is not an object".formatted(line));
            }
            return node;
        } catch (JacksonException e) {
            throw malformed(e, "", ", at line " + line);
        }
    }

    /** The properties of the object that begins here; each is read or passed over by who is told of it. */
    void properties(BiConsumer<String, StrictJson> reader) {
        demand(JsonToken.START_OBJECT, "must be an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (!JsonEntry.isText(name)) {
                throw broken("has a name with an invalid character");
            }
            parser.nextToken();
            reader.accept(name, this);
        }
    }

    boolean beginsArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** The items of the array that begins here. */
    void items(Consumer<StrictJson> reader) {
        demand(JsonToken.START_ARRAY, "must be an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            reader.accept(this);
        }
    }

    /** The value that begins here, whole; it is read to its end even if it is not an object. */
    RawEntry entry() {
        var pointer = pointer();
        JsonNode node = parser.readValueAsTree();
        return new RawEntry(node, pointer);
    }

    /** A value that should be an object. */
    record RawEntry(JsonNode json, String pointer) {

        /** The value where it is a text that has something to read. */
        Optional<String> text() {
            return Optional.of(json)
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty() && JsonEntry.isText(text));
        }

        /** @throws BrokenSnapshot if it is not an object */
        JsonEntry object() {
            return JsonEntry.of(json, pointer);
        }
    }

    void skip() {
        parser.skipChildren();
    }

    BrokenSnapshot broken(String detail) {
        return new BrokenSnapshot(pointer(), detail);
    }

    private String pointer() {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    private void demand(JsonToken token, String detail) {
        if (parser.currentToken() == null) {
            throw new BrokenSnapshot("", "is empty");
        }
        if (parser.currentToken() != token) {
            throw broken(detail);
        }
    }

    private static BrokenSnapshot malformed(JacksonException e, String pointer, String place) {
        if (e instanceof StreamConstraintsException) {
            return new BrokenSnapshot(
                    "",
                    "is nested too deeply, or has a name, number or text that is too long, or too many of them"
                            + place);
        }
        var twice = NAMED_TWICE.matcher(String.valueOf(e.getOriginalMessage()));
        return twice.find()
                ? new BrokenSnapshot(
                        pointer, "has a property that is named twice: %s%s".formatted(twice.group(1), place))
                : new BrokenSnapshot("", "is not well-formed JSON, or ends too early" + place);
    }

    private static String at(TokenStreamLocation place) {
        return ", at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    @Override
    public void close() {
        parser.close();
    }
}
