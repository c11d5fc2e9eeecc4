package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactType;

/**
 * What an event did to the answer of the question that it speaks to, or that it bears on.
 *
 * @param at the instant of valid time that the answers are for; null where the event answers no question
 * @param previous the answer as of the position before the event; null where there was none
 * @param current the answer as of the event; null where there is none any more
 */
public record AnswerChange(
        EventImpact concern,
        @Nullable Instant at,
        @Nullable Answer previous,
        @Nullable Answer current) {

    /** Whether a reader would call the second another answer than the first, or one of them disputed and the other not. */
    public boolean changesAnswer() {
        return !same(previous, current);
    }

    static boolean same(@Nullable Answer before, @Nullable Answer after) {
        if (before == null || after == null) {
            return before == after;
        }
        return before.disputed() == after.disputed() && sameValue(before, after);
    }

    /** The value of a date is the date. */
    private static boolean sameValue(Answer before, Answer after) {
        return before.question().fact().kind() == FactType.Kind.DATE
                ? Objects.equals(
                        before.event().claim().effective(),
                        after.event().claim().effective())
                : before.effectiveData().sameAnswerAs(after.effectiveData());
    }
}
