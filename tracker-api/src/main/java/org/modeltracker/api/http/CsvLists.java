package org.modeltracker.api.http;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Lists as the text of one cell: a spreadsheet can search and split it, and cannot read JSON. */
public final class CsvLists {

    private static final String BETWEEN = "; ";

    private CsvLists() {}

    /**
     * The items, with a semicolon between them: texts and numbers as they are, a claim as its id, a price in words, such as {@code input 6 per
     * 1M_tokens (min_prompt_tokens 200000)}, and any other object as its values.
     */
    public static String text(JsonNode list) {
        return list.valueStream().map(CsvLists::item).collect(Collectors.joining(BETWEEN));
    }

    private static String item(JsonNode item) {
        if (!item.isObject()) {
            return item.isArray() ? text(item) : item.asString("");
        } else if (item.path("id").isString()) {
            return item.path("id").asString();
        } else if (item.has("component")) {
            return price(item);
        }
        return values(item).collect(Collectors.joining(" "));
    }

    private static String price(JsonNode price) {
        var base = Stream.of("component", "amount", "per")
                .map(field ->
                        (field.equals("per") ? "per " : "") + price.path(field).asString(""))
                .collect(Collectors.joining(" "));
        var conditions = price.path("conditions").properties().stream()
                .map(condition -> condition.getKey() + " " + item(condition.getValue()))
                .collect(Collectors.joining(", "));
        return conditions.isEmpty() ? base : "%s (%s)".formatted(base, conditions);
    }

    private static Stream<String> values(JsonNode object) {
        return object.properties().stream()
                .map(Map.Entry::getValue)
                .filter(value -> !value.isNull())
                .flatMap(value -> value.isObject() ? values(value) : Stream.of(item(value)));
    }
}
