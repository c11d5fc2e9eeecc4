package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one event changed the answers to one fact key, over all valid time.
 *
 * @param closed the answers that the event ended
 * @param opened the answers that replaced them
 */
record AnswerDiff(List<Answer> closed, List<Answer> opened) {

    /** The answers before and after the event, from one instant of valid time to the next (exclusive) at which either changes. */
    private record Step(
            Instant from,
            Instant to,
            @Nullable Answer previous,
            @Nullable Answer current) {

        boolean covers(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }

        AnswerChange at(Instant instant, EventImpact concern) {
            return new AnswerChange(concern, instant, previous, current);
        }
    }

    /**
     * The change to report: at the valid time of the event, else at its record time, else at the first change of an answer, for example if a
     * price begins later than announced. Empty if no answer changed.
     */
    Optional<AnswerChange> change(EventImpact concern) {
        var steps = steps();
        var changed = steps.stream()
                .filter(step -> !AnswerChange.same(step.previous(), step.current()))
                .toList();
        var told = changed.isEmpty() ? steps : changed;
        return Stream.of(concern.begins(), concern.event().recordedAt())
                .flatMap(instant ->
                        told.stream().filter(step -> step.covers(instant)).map(step -> step.at(instant, concern)))
                .findFirst()
                .or(() -> told.stream().findFirst().map(step -> step.at(step.from(), concern)));
    }

    private List<Step> steps() {
        var bounds = Stream.concat(closed.stream(), opened.stream())
                .flatMap(answer -> Stream.of(from(answer), to(answer)))
                .sorted()
                .distinct()
                .toList();
        return IntStream.range(1, bounds.size())
                .mapToObj(i -> step(bounds.get(i - 1), bounds.get(i)))
                .filter(step -> step.previous() != null || step.current() != null)
                .toList();
    }

    private Step step(Instant from, Instant to) {
        return new Step(from, to, covering(closed, from), covering(opened, from));
    }

    private static @Nullable Answer covering(List<Answer> answers, Instant instant) {
        return answers.stream()
                .filter(answer -> !instant.isBefore(from(answer)) && instant.isBefore(to(answer)))
                .findFirst()
                .orElse(null);
    }

    private static Instant from(Answer answer) {
        var from = answer.span().effectiveFrom();
        return from == null ? Instant.MIN : from;
    }

    private static Instant to(Answer answer) {
        var to = answer.span().effectiveTo();
        return to == null ? Instant.MAX : to;
    }
}
