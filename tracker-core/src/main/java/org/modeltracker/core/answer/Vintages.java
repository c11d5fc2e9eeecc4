package org.modeltracker.core.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** The days on which an answer changed. Repeats of known facts add no day. */
@Component
public class Vintages {

    private final Answers answers;

    Vintages(Answers answers) {
        this.answers = answers;
    }

    /**
     * @param day UTC
     * @param position the last on that day that changed an answer to this fact: give it as {@code as_of} for what was known then
     */
    public record Vintage(FactType fact, LocalDate day, long position) {}

    /** By fact, then from the earliest day on; as they were known at the moment's record time. */
    public List<Vintage> of(Subject subject, TemporalPoint moment) {
        return Stream.of(FactType.values())
                .flatMap(fact -> of(fact, answers.history(subject, fact, moment)))
                .toList();
    }

    private static Stream<Vintage> of(FactType fact, List<Answer> history) {
        var last = new TreeMap<LocalDate, Long>();
        history.stream()
                .collect(Collectors.groupingBy(Answer::question))
                .values()
                .forEach(intervals -> positions(intervals).forEach((position, at) -> {
                    if (!sameCourse(at(intervals, position - 1), at(intervals, position))) {
                        last.merge(at.atOffset(ZoneOffset.UTC).toLocalDate(), position, Math::max);
                    }
                }));
        return last.entrySet().stream().map(day -> new Vintage(fact, day.getKey(), day.getValue()));
    }

    /** Where something began or ceased to be known, and when that was. */
    private static Map<Long, Instant> positions(Collection<Answer> intervals) {
        var positions = new TreeMap<Long, Instant>();
        for (var interval : intervals) {
            var span = interval.span();
            positions.put(span.positionFrom(), span.recordedFrom());
            if (span.positionTo() != null) {
                positions.put(span.positionTo(), Objects.requireNonNull(span.recordedTo()));
            }
        }
        return positions;
    }

    /** The answers over valid time at a position, from the earliest on, with neighbours that say the same taken together. */
    private static List<Answer> at(List<Answer> intervals, long position) {
        var course = new ArrayList<Answer>();
        intervals.stream()
                .filter(interval -> interval.span().positionFrom() <= position)
                .filter(interval ->
                        interval.span().positionTo() == null || interval.span().positionTo() > position)
                .sorted(Comparator.comparing(Vintages::begins))
                .forEach(interval -> {
                    if (course.isEmpty() || !AnswerChange.same(course.getLast(), interval)) {
                        course.add(interval);
                    }
                });
        return course;
    }

    private static boolean sameCourse(List<Answer> before, List<Answer> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!begins(before.get(i)).equals(begins(after.get(i)))
                    || !AnswerChange.same(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Instant begins(Answer answer) {
        return Objects.requireNonNullElse(answer.span().effectiveFrom(), Instant.MIN);
    }
}
