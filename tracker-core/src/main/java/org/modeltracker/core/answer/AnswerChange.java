package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SentenceContext;

/**
 * How an event changed the answer that it affects.
 *
 * @param at the valid time of the answers; null if the event affects no answer
 * @param previous the answer as of the position before the event; null if there was none
 * @param current the answer as of the event; null if there is none
 */
public record AnswerChange(
        EventImpact concern,
        @Nullable Instant at,
        @Nullable Answer previous,
        @Nullable Answer current) {

    /** Whether the answers differ for a reader, or in being disputed. */
    public boolean changesAnswer() {
        return !same(previous, current);
    }

    /** What the event says, and by how much that moved the answer. */
    public String sentence(SentenceContext it) {
        var told = told(it);
        return moved().map(moved -> told + "; " + moved).orElse(told);
    }

    /** What the event says, whatever it changed. */
    public String told(SentenceContext it) {
        var claim = concern.event().claim();
        if (concern.due() != null) {
            return current == null || ends()
                    ? claim.endSentence(it)
                    : current.effectiveData().sentence(it) + doubt();
        }
        return claim.sentence(concern.affectedKey() == null ? it : it.about(claim.subject()));
    }

    /** Whether this is what is left of a claim whose end has come. */
    public boolean ends() {
        return current == null
                || (previous != null
                        && previous.event().id().equals(current.event().id())
                        && !sameValue(previous, current));
    }

    private String doubt() {
        boolean begins = current != null && current.disputed() && (previous == null || !previous.disputed());
        return begins ? ", but sources disagree" : "";
    }

    /** How far the answer moved, in words; empty if a number does not tell. */
    private Optional<String> moved() {
        return previous == null || current == null
                ? Optional.empty()
                : current.effectiveData().movedFrom(previous.effectiveData());
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
