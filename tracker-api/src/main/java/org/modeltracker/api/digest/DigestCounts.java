package org.modeltracker.api.digest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How many lines of each kind a digest has: the numbers, and the head of its text. */
public final class DigestCounts {

    private static final Set<String> GONE = Set.of("retired", "withdrawn", "suspended");

    /** One, and many. */
    private static final Map<String, List<String>> WORDS = words();

    private DigestCounts() {}

    private static Map<String, List<String>> words() {
        var words = new LinkedHashMap<String, List<String>>();
        words.put("release", List.of("release", "releases"));
        words.put("price_cut", List.of("price cut", "price cuts"));
        words.put("price_rise", List.of("price rise", "price rises"));
        words.put("price", List.of("other price", "other prices"));
        words.put("retirement", List.of("retirement", "retirements"));
        words.put("access", List.of("other change of access", "other changes of access"));
        words.put("openness", List.of("change of openness", "changes of openness"));
        words.put("score", List.of("score", "scores"));
        words.put("expectation", List.of("expectation", "expectations"));
        words.put("rest", List.of("other change", "other changes"));
        return words;
    }

    static Map<String, Integer> of(List<Line> lines) {
        var counts = new LinkedHashMap<String, Integer>();
        WORDS.keySet().forEach(kind -> counts.put(kind, 0));
        lines.forEach(line -> counts.merge(kind(line), 1, Integer::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static String kind(Line line) {
        var percent = line.percent();
        if (percent != null) {
            return percent.signum() < 0 ? "price_cut" : "price_rise";
        }
        return line.importance() == Importance.ACCESS && GONE.contains(state(line.current()))
                ? "retirement"
                : line.importance().word();
    }

    private static String state(@Nullable JsonNode answer) {
        return answer == null ? "" : answer.path("state").asString("");
    }

    /** "3 releases, 2 price cuts". */
    public static String text(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> "%,d %s"
                        .formatted(
                                each.getValue(),
                                WORDS.getOrDefault(each.getKey(), List.of("", ""))
                                        .get(each.getValue() == 1 ? 0 : 1)))
                .collect(Collectors.joining(", "));
    }
}
