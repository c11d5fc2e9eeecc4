package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** An object in a snapshot, read strictly: a wrong type makes the entry unreadable, and the error names the place. */
record JsonEntry(JsonNode json, String pointer) {

    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 40;
    private static final int LONGEST_NAME = 300;

    static JsonEntry of(JsonNode json, String pointer) {
        if (!json.isObject()) {
            throw new BrokenSnapshot(pointer, "must be an object");
        }
        return new JsonEntry(json, pointer);
    }

    String text(String name) {
        var text = optionalText(name);
        if (text == null) {
            throw broken(name, "must be a string");
        }
        return text;
    }

    /** Null where it is missing or null. */
    @Nullable
    String optionalText(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw broken(name, "must be a string");
        }
        return checked(value.asString());
    }

    /** A text that names something: of 1 to 300 characters. */
    String name(String name) {
        var text = text(name);
        if (text.isBlank() || text.length() > LONGEST_NAME) {
            throw new UnusableEntry("unparseable_entry", pointer);
        }
        return text;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var item : items(name)) {
            if (!item.isString()) {
                throw broken(name, "must be an array of strings");
            }
            texts.add(checked(item.asString()));
        }
        return texts;
    }

    List<JsonEntry> entries(String name) {
        var entries = new ArrayList<JsonEntry>();
        int i = 0;
        for (var item : items(name)) {
            entries.add(of(item, place(name) + "/" + i++));
        }
        return entries;
    }

    /** The values of an array, of whatever kind. */
    Iterable<JsonNode> nodes(String name) {
        return items(name);
    }

    private Iterable<JsonNode> items(String name) {
        var value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw broken(name, "must be an array");
        }
        return value;
    }

    @Nullable
    JsonEntry optionalEntry(String name) {
        var value = value(name);
        return value == null ? null : of(value, place(name));
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** The properties that are not null. */
    List<String> names() {
        return json.propertyStream()
                .filter(property -> !property.getValue().isNull())
                .map(Map.Entry::getKey)
                .map(this::checked)
                .toList();
    }

    /** Null where it is missing or null. */
    @Nullable
    Boolean optionalFlag(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw broken(name, "must be true or false");
        }
        return value.asBoolean();
    }

    /** A whole number, or null where there is none. */
    @Nullable
    Long optionalCount(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw broken(name, "must be a number");
        }
        return bounded(name, value.decimalValue()).longValue();
    }

    /** An amount of money, from the text of the number or from a text that holds one. */
    BigDecimal amount(String name) {
        var value = value(name);
        if (value != null && value.isNumber()) {
            return bounded(name, value.decimalValue());
        }
        if (value == null || !value.isString() || value.asString().length() > MOST_DECIMALS + MOST_DIGITS) {
            throw broken(name, "must be a number");
        }
        try {
            return bounded(name, new BigDecimal(value.asString()));
        } catch (NumberFormatException e) {
            throw broken(name, "is not a number");
        }
    }

    private BigDecimal bounded(String name, BigDecimal number) {
        long whole = (long) number.precision() - number.scale();
        if (whole > MOST_DIGITS || number.scale() > MOST_DECIMALS) {
            throw broken(name, "is too large or too small a number");
        }
        return number;
    }

    BrokenSnapshot broken(String name, String detail) {
        return new BrokenSnapshot(place(name), detail);
    }

    String place(String name) {
        return pointer + JsonPointer.empty().appendProperty(name);
    }

    /** Whether the database can keep it: no NUL, and no half of a character. */
    static boolean isText(String text) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            boolean isPair = Character.isHighSurrogate(c)
                    && n + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(n + 1));
            if (c == 0 || Character.isSurrogate(c) && !isPair) {
                return false;
            }
            n += isPair ? 1 : 0;
        }
        return true;
    }

    private String checked(String text) {
        if (!isText(text)) {
            throw new UnusableEntry("unparseable_entry", pointer);
        }
        return text;
    }

    private @Nullable JsonNode value(String name) {
        var value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
