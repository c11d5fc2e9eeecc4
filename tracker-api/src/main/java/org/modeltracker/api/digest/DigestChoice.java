package org.modeltracker.api.digest;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.Subject;

/**
 * Which changes a digest tells, and how many lines it may have. Empty sets leave out nothing.
 *
 * @param types of events
 * @param importance kinds of lines
 * @param subjects of the lines
 * @param limit lines at most
 */
public record DigestChoice(Set<String> types, Set<Importance> importance, Predicate<Subject> subjects, int limit) {

    public static final int LINES = 50;
    private static final int MOST = 1_000;

    public static final DigestChoice ALL = of(Set.of(), Set.of(), LINES);

    /** @throws Problem (400) if so many lines are too many */
    public static DigestChoice of(Set<String> types, Set<Importance> importance, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.parameter("limit", "must be 1 to %d".formatted(MOST));
        }
        return new DigestChoice(types, importance, subject -> true, limit);
    }

    boolean admits(Line line) {
        return (importance.isEmpty() || importance.contains(line.importance())) && subjects.test(line.subject());
    }

    /** As parameters of an address. */
    String query() {
        return types.stream().sorted().map(type -> "&type=" + type).collect(Collectors.joining())
                + importance.stream()
                        .sorted()
                        .map(kind -> "&importance=" + kind.word())
                        .collect(Collectors.joining());
    }
}
