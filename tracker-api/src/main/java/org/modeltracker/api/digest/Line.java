package org.modeltracker.api.digest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.citation.Citation;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.AnswerJson;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.PriceChange;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;
import tools.jackson.databind.JsonNode;

/**
 * One change, in one sentence, with its source.
 *
 * @param name of the subject, as known then
 * @param historical whether it was in effect for more than 30 days when it was recorded
 * @param at the valid time of both answers
 * @param previous the answer before; null if there was none
 * @param current the answer now; null if there is none
 * @param percent how far the base price moved that moved most, signed; null if none did
 * @param due the instant at which it happened by itself; null if the event made it
 * @param folded how many other changes of the same fact it stands for: copies in regions, snapshots, other sellers, and steps between
 * @param disputed whether sources disagree now
 * @param citation the source, in words
 * @param event the URL of the event
 */
public record Line(
        @JsonIgnore Subject subject,
        @JsonIgnore String name,
        @JsonIgnore String page,
        Importance importance,
        boolean historical,
        UUID eventId,
        long position,
        String type,
        String fact,
        String sentence,
        Instant at,
        @Nullable JsonNode previous,
        @Nullable JsonNode current,
        @JsonIgnore @Nullable String before,
        @JsonIgnore @Nullable String now,
        boolean disputed,
        @Nullable BigDecimal percent,
        PartialDate effective,
        EffectiveBasis effectiveBasis,
        Instant recordedAt,
        Source source,
        String citation,
        String event,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant due,
        int folded,
        @JsonIgnore int weight) {

    /** @param change that changes an answer */
    static Line of(AnswerChange change, SentenceContext it, Addresses addresses, AnswerJson answers) {
        var concern = change.concern();
        var event = concern.event();
        var claim = event.claim();
        var subject = concern.subject();
        var before = change.previous();
        var now = change.current();
        var fact = fact(before, now);
        boolean sameValue =
                before != null && now != null && effectiveData(before, it).equals(effectiveData(now, it));
        var due = concern.due();
        var moved = moved(before, now);
        return new Line(
                subject,
                name(subject, it),
                addresses.page(subject),
                Importance.of(fact),
                concern.historical(),
                event.id(),
                event.position(),
                EventTypeRegistry.type(claim.data()),
                fact.word(),
                change.sentence(it),
                Objects.requireNonNull(change.at()),
                answers.of(before),
                answers.of(now),
                before == null || sameValue ? null : effectiveData(before, it),
                now == null || now.event().id().equals(event.id()) ? null : effectiveData(now, it),
                now != null && now.disputed(),
                moved.map(PriceChange::percent).orElse(null),
                due == null ? claim.effective() : PartialDate.from(due),
                due == null ? claim.effectiveBasis() : EffectiveBasis.STATED,
                event.recordedAt(),
                claim.source(),
                Citation.of(claim.source(), claim.observedAt()).words(),
                addresses.event(event.id()),
                due,
                0,
                LineWeight.of(change, fact, moved));
    }

    private static String name(Subject subject, SentenceContext it) {
        return switch (subject.kind()) {
            case MODEL -> it.model(subject.id());
            case ORGANISATION -> it.organisation(subject.id());
            case BENCHMARK -> it.benchmark(subject.id());
        };
    }

    /** The same for others that it stands for. */
    Line folding(int others) {
        return new Line(
                subject,
                name,
                page,
                importance,
                historical,
                eventId,
                position,
                type,
                fact,
                sentence,
                at,
                previous,
                current,
                before,
                now,
                disputed,
                percent,
                effective,
                effectiveBasis,
                recordedAt,
                source,
                citation,
                event,
                due,
                others,
                weight);
    }

    /** Of input and output tokens, where either moved; else of the other components. */
    private static Optional<PriceChange> moved(@Nullable Answer before, @Nullable Answer now) {
        if (before == null
                || now == null
                || !(before.effectiveData() instanceof PricingChanged)
                || !(now.effectiveData() instanceof PricingChanged)) {
            return Optional.empty();
        }
        return PriceChange.between(before, now)
                .filter(change -> change.conditions() == null && change.percent() != null)
                .max(Comparator.comparing((PriceChange change) -> LineWeight.MAIN.contains(change.component()))
                        .thenComparing(change ->
                                Objects.requireNonNull(change.percent()).abs()));
    }

    /** What the tracker answered before and answers now, and whether sources disagree; empty where the sentence says all. */
    public String answers() {
        var told = new StringJoiner("; ");
        if (before != null && (now != null || !sentence.contains("→"))) {
            told.add("before, " + before);
        }
        if (now != null) {
            told.add("now, " + now);
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
