package org.modeltracker.core.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file and its place in the file, so that a mistake names its place. */
record YamlNode(String place, @Nullable Object value) {

    IllegalArgumentException mistake(String problem) {
        return new IllegalArgumentException(place + " " + problem);
    }

    /** The entries of a map, which may hold these keys only. */
    YamlNode knows(Set<String> keys) {
        entries().keySet().stream()
                .filter(key -> !keys.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw mistake("must not have " + key + "; use "
                            + String.join(", ", keys.stream().sorted().toList()));
                });
        return this;
    }

    YamlNode get(String key) {
        return entries().getOrDefault(key, new YamlNode(inside(key), null));
    }

    private String inside(Object key) {
        return place.endsWith(":") ? place + " " + key : place + "." + key;
    }

    /** Empty if there is no value. */
    Map<String, YamlNode> entries() {
        var entries = new LinkedHashMap<String, YamlNode>();
        if (value == null) {
            return entries;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw mistake("must be a map");
        }
        map.forEach((key, entry) -> entries.put(String.valueOf(key), new YamlNode(inside(key), entry)));
        return entries;
    }

    /** Empty if there is no value. */
    List<YamlNode> items() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw mistake("must be a list");
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> new YamlNode(place + "[" + i + "]", list.get(i)))
                .toList();
    }

    String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw mistake("must be a text");
    }

    List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    Pattern pattern() {
        try {
            return Pattern.compile(text());
        } catch (PatternSyntaxException e) {
            throw mistake("must be a pattern: " + e.getDescription());
        }
    }

    List<Pattern> patterns() {
        return items().stream().map(YamlNode::pattern).toList();
    }

    <T> Map<String, T> map(Function<YamlNode, T> reader) {
        var map = new LinkedHashMap<String, T>();
        entries().forEach((key, entry) -> map.put(key, reader.apply(entry)));
        return map;
    }

    <T> List<T> each(Function<YamlNode, T> reader) {
        return items().stream().map(reader).toList();
    }
}
