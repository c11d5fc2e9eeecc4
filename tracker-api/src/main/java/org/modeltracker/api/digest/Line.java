package org.modeltracker.api.digest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.citation.Citation;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;

/**
 * One change, in one sentence, with its source.
 *
 * @param historical whether it was in effect for more than 30 days when it was recorded
 * @param at the valid time of both answers
 * @param previous the answer before, as a sentence; null if there was none, or the same
 * @param current the answer now, if the sentence does not give it; null if there is none
 * @param disputed whether sources disagree now
 * @param citation the source, in words
 * @param event the URL of the event
 */
public record Line(
        @JsonIgnore Subject subject,
        @JsonIgnore String page,
        Importance importance,
        boolean historical,
        UUID eventId,
        long position,
        String type,
        String fact,
        String sentence,
        Instant at,
        @Nullable String previous,
        @Nullable String current,
        boolean disputed,
        PartialDate effective,
        EffectiveBasis effectiveBasis,
        Instant recordedAt,
        Source source,
        String citation,
        String event) {

    /** @param change that changes an answer */
    static Line of(AnswerChange change, SentenceContext it, Addresses addresses) {
        var concern = change.concern();
        var event = concern.event();
        var claim = event.claim();
        var subject = concern.subject();
        var before = change.previous();
        var now = change.current();
        var fact = fact(before, now);
        boolean sameValue =
                before != null && now != null && effectiveData(before, it).equals(effectiveData(now, it));
        return new Line(
                subject,
                addresses.page(subject),
                Importance.of(fact),
                concern.historical(),
                event.id(),
                event.position(),
                EventTypeRegistry.type(claim.data()),
                fact.word(),
                change.sentence(it),
                Objects.requireNonNull(change.at()),
                before == null || sameValue ? null : effectiveData(before, it),
                now == null || now.event().id().equals(event.id()) ? null : effectiveData(now, it),
                now != null && now.disputed(),
                claim.effective(),
                claim.effectiveBasis(),
                event.recordedAt(),
                claim.source(),
                Citation.of(claim.source(), claim.observedAt()).words(),
                addresses.event(event.id()));
    }

    /** What the tracker answered before and answers now, and whether sources disagree; empty where the sentence says all. */
    public String answers() {
        var told = new StringJoiner("; ");
        if (previous != null) {
            told.add("before, " + previous);
        }
        if (current != null) {
            told.add("now, " + current);
        }
        if (disputed) {
            told.add("sources disagree");
        }
        return told.length() == 0
                ? ""
                : "The answer for %s: %s".formatted(at.toString().substring(0, 10), told);
    }

    private static FactType fact(@Nullable Answer before, @Nullable Answer now) {
        if (now != null) {
            return now.question().fact();
        } else if (before != null) {
            return before.question().fact();
        }
        throw new IllegalArgumentException("a change must have an answer before it or after it");
    }

    /** The value of a date is the date itself. */
    private static String effectiveData(Answer answer, SentenceContext it) {
        var sentence = answer.effectiveData().sentence(it);
        return answer.question().fact().kind() == FactType.Kind.DATE
                ? sentence + ", " + answer.event().claim().effective().text()
                : sentence;
    }
}
