package org.modeltracker.api.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What two releases answer differently to one question: the smallest answer that has the difference, or the value itself where it is part of none.
 * Fields that only this release has are left out.
 *
 * @param place a JSON Pointer, with what a row is about instead of its number
 */
record AnswerDifference(String address, String place, JsonNode before, JsonNode now) {

    /** What tells the rows of a list apart, whatever is said of them. */
    private static final List<String> IDENTITY = List.of(
            "position",
            "fact",
            "model",
            "provider",
            "channel",
            "surface",
            "region",
            "audience",
            "tier",
            "snapshot",
            "variant",
            "listed_as",
            "benchmark",
            "version",
            "component",
            "expectation_id");

    private static final Set<String> DESCRIPTION = Set.of(
            "name",
            "family",
            "summary",
            "aliases",
            "vendor_ids",
            "modalities",
            "modes",
            "parameters",
            "context_tokens",
            "successor_of",
            "announced",
            "release",
            "benchmark_count",
            "facts",
            "listings",
            "snapshots",
            "variants",
            "also_known_as");

    static List<AnswerDifference> between(String address, JsonNode before, JsonNode now) {
        var found = new ArrayList<AnswerDifference>();
        new Walk(address, found).compare("", before, now);
        return found;
    }

    private record Walk(String address, List<AnswerDifference> found) {

        void compare(String place, JsonNode before, JsonNode now) {
            if (isTheSame(before, now)) {
                return;
            }
            if (before.isObject() && now.isObject() && !before.has("disputed") && !before.has("claims")) {
                before.propertyStream()
                        .forEach(field ->
                                compare(place + "/" + field.getKey(), field.getValue(), now.path(field.getKey())));
            } else if (before.isArray() && now.isArray() && isOfRows(before, now)) {
                rows(place, before, now);
            } else {
                found.add(new AnswerDifference(address, place, before, now));
            }
        }

        private void rows(String place, JsonNode before, JsonNode now) {
            var old = byIdentity(before);
            var recent = byIdentity(now);
            var all = new TreeSet<>(old.keySet());
            all.addAll(recent.keySet());
            for (var row : all) {
                var one = old.getOrDefault(row, List.of());
                var other = recent.getOrDefault(row, List.of());
                var here = place + "/" + row;
                if (one.size() == 1 && other.size() == 1) {
                    compare(here, one.getFirst(), other.getFirst());
                } else if (!isTheSame(array(one), array(other))) {
                    found.add(new AnswerDifference(address, here, array(one), array(other)));
                }
            }
        }
    }

    private static boolean isOfRows(JsonNode before, JsonNode now) {
        return Stream.concat(before.valueStream(), now.valueStream()).allMatch(JsonNode::isObject);
    }

    private static Map<String, List<JsonNode>> byIdentity(JsonNode rows) {
        return rows.valueStream()
                .collect(Collectors.groupingBy(AnswerDifference::identity, LinkedHashMap::new, Collectors.toList()));
    }

    /** A dispute has what it is about in a key of its own. */
    private static String identity(JsonNode row) {
        return Stream.concat(IDENTITY.stream().map(row::path), row.path("key").valueStream())
                .map(value -> value.asString(""))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The field of the answer that it is in. */
    String top() {
        return place.isEmpty() ? "" : place.split("/")[1];
    }

    boolean isOfDescription() {
        return DESCRIPTION.contains(top());
    }

    /** Whether it is in an answer, or a dispute, about one of these facts. */
    boolean isOf(String... facts) {
        return Stream.of(before, now)
                .flatMap(side -> Stream.concat(Stream.of(side), side.valueStream()))
                .anyMatch(side -> List.of(facts).contains(side.path("fact").asString(""))
                        || (side.has("score") && List.of(facts).contains("score")));
    }

    /** Every claim that either side shows. */
    Stream<JsonNode> claims() {
        return Stream.of(before, now)
                .flatMap(side -> side.findValues("claims").stream())
                .flatMap(JsonNode::valueStream);
    }

    /** But for fields that only the second has. */
    static boolean isTheSame(JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            return before.propertyStream().allMatch(field -> isTheSame(field.getValue(), now.path(field.getKey())));
        }
        if (before.isArray() && now.isArray()) {
            return before.size() == now.size()
                    && Stream.iterate(0, i -> i + 1)
                            .limit(before.size())
                            .allMatch(i -> isTheSame(before.get(i), now.get(i)));
        }
        return before.equals(now);
    }

    private static JsonNode array(List<JsonNode> rows) {
        return JsonNodeFactory.instance.arrayNode().addAll(rows);
    }
}
