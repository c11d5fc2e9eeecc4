package org.modeltracker.core.overview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.expectation.ExpectedWindow;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/**
 * Something with a date to come.
 *
 * @param date when it begins, as vague as its source; of {@code promotion_end}, the last day of the price; of an expectation, its window
 * @param daysLeft whole days until the date begins
 * @param commitment how firmly an expectation was stated; null for what is not an expectation
 * @param replacement the model to migrate to; null if the source names none
 * @param answer that begins, ends or is expected
 */
public record UpcomingItem(
        PartialDate date,
        EffectiveBasis dateBasis,
        Kind kind,
        String model,
        String sentence,
        long daysLeft,
        @Nullable String provider,
        @Nullable Commitment commitment,
        @Nullable String replacement,
        UUID eventId,
        Source source,
        @JsonIgnore Answer answer) {

    public enum Kind implements WireEnum {
        RETIREMENT,
        DEPRECATION,
        PRICE,
        PROMOTION_END,
        ACCESS,
        RELEASE,
        EXPECTATION
    }

    /** Such a price comes with a retirement, which is told already. */
    private static final Set<Disclosure> GONE = EnumSet.of(Disclosure.NOT_OFFERED, Disclosure.WITHDRAWN);

    /** Empty if it is none of these kinds, or repeats what holds already. */
    static Optional<UpcomingItem> of(Answer answer, Instant now, SentenceContext it) {
        return switch (answer.effectiveData()) {
            case ExpectationStated expectation ->
                ExpectedWindow.parse(expectation.window())
                        .map(ExpectedWindow::asDate)
                        .map(date -> of(answer, Kind.EXPECTATION, date, now, it, expectation.commitment(), null));
            case AccessEvent access
            when isNew(answer, now) ->
                Optional.of(of(answer, kind(access.state()), answer.since(), now, it, null, access.replacement()));
            case PricingChanged price
            when hasEnded(answer, price) ->
                answer.event().claim().lastEnd().map(end -> of(answer, Kind.PROMOTION_END, end, now, it, null, null));
            case PricingChanged price
            when isNew(answer, now) && !GONE.contains(price.disclosure()) ->
                Optional.of(of(answer, Kind.PRICE, answer.since(), now, it, null, null));
            case ModelReleased _
            when isNew(answer, now) -> Optional.of(of(answer, Kind.RELEASE, answer.since(), now, it, null, null));
            default -> Optional.empty();
        };
    }

    private static UpcomingItem of(
            Answer answer,
            Kind kind,
            PartialDate date,
            Instant now,
            SentenceContext it,
            @Nullable Commitment commitment,
            @Nullable String replacement) {
        var claim = answer.event().claim();
        return new UpcomingItem(
                date,
                kind == Kind.EXPECTATION ? EffectiveBasis.STATED : answer.sinceBasis(),
                kind,
                answer.question().subject().id(),
                kind == Kind.PROMOTION_END ? claim.endSentence(it) : claim.sentence(it),
                ChronoUnit.DAYS.between(day(now), day(date.start())),
                answer.question().key().get("provider"),
                commitment,
                replacement,
                answer.event().id(),
                claim.source(),
                answer);
    }

    private static boolean isNew(Answer answer, Instant now) {
        return answer.since().start().isAfter(now);
    }

    /** Whether this is what is left of a price after its last day. */
    private static boolean hasEnded(Answer answer, PricingChanged price) {
        var begin = answer.span().effectiveFrom();
        return begin != null
                && answer.event().claim().begins().isBefore(begin)
                && (price.disclosure() == Disclosure.EXPIRED
                        || answer.event().claim().lastEnd().isPresent());
    }

    private static Kind kind(AccessState state) {
        return switch (state) {
            case RETIRED, WITHDRAWN -> Kind.RETIREMENT;
            case DEPRECATED, LEGACY -> Kind.DEPRECATION;
            default -> Kind.ACCESS;
        };
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
