package org.modeltracker.api.digest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.modeltracker.core.model.Subject;

/** One line for a model and a fact: the heaviest stands for the others. */
final class DigestFolds {

    private DigestFolds() {}

    private record Told(Subject subject, String fact) {}

    static List<Line> of(List<Line> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> new Told(line.subject(), fact(line)), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(DigestFolds::folded)
                .toList();
    }

    /** Each score, expectation and reported fact is a story of its own; an announcement goes with its release. */
    private static String fact(Line line) {
        return switch (line.importance()) {
            case RELEASE -> "release";
            case ACCESS, PRICE, OPENNESS -> line.fact();
            case SCORE, EXPECTATION, REST -> line.fact() + " " + line.eventId();
        };
    }

    private static Line folded(List<Line> same) {
        var first = same.stream().min(Digest.ORDER).orElseThrow();
        return first.folding(same.size() - 1);
    }
}
