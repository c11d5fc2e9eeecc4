package org.modeltracker.api.importer.catalogue;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;

/**
 * What a snapshot says in answer to one question.
 *
 * @param effective null where it only shows that it holds now
 */
public record ObservedStatement(
        FactKey question,
        ClaimData data,
        @Nullable PartialDate effective,
        EffectiveBasis basis,
        Source source,
        @Nullable String quote) {

    private static final UUID NO_ROOT = new UUID(0, 0);

    /** It holds when it is seen, at the latest. */
    public static ObservedStatement seen(FactKey question, ClaimData data, Source source) {
        return new ObservedStatement(question, data, null, EffectiveBasis.FIRST_SEEN, source, null);
    }

    /**
     * A fact of a day, or one that holds when it is seen, at the latest.
     *
     * @param on the day that the source gives; null where it gives none
     */
    static ObservedStatement on(
            @Nullable PartialDate on, Subject subject, ClaimData data, Source source, @Nullable String quote) {
        return new ObservedStatement(
                data.question(subject, NO_ROOT).orElseThrow(),
                data,
                on,
                on == null ? EffectiveBasis.FIRST_SEEN : EffectiveBasis.STATED,
                source,
                quote);
    }

    /**
     * What a claim said, as a snapshot shows it.
     *
     * @param dated whether its date is the source's own
     */
    public static ObservedStatement of(FactKey question, PublishedClaim told, boolean dated) {
        var claim = told.claim();
        return new ObservedStatement(
                question,
                told.effectiveData(),
                dated ? claim.effective() : null,
                claim.effectiveBasis(),
                claim.source(),
                claim.quote());
    }

    /** The same of another subject. */
    ObservedStatement of(Subject subject) {
        return new ObservedStatement(
                new FactKey(subject, question.fact(), question.key()), data, effective, basis, source, quote);
    }

    /** The same, of the date that the source gave before; when it was first seen is no such date. */
    public ObservedStatement datedLike(ObservedStatement other) {
        return new ObservedStatement(question, data, other.effective, other.basis, source, quote);
    }

    /** A fact that is told from others by the event that said it first: another word about it can only correct that. */
    public boolean standsForItself() {
        return question.key().containsKey("event");
    }

    public boolean isState() {
        return question.fact().kind() == FactType.Kind.STATE;
    }

    /** A state of a date that the source gives: it stands for itself, beside what holds at other dates. */
    public boolean isDatedState() {
        return isState() && effective != null;
    }

    /** The date of a release is part of what is said; when something was first seen is not. */
    public boolean sameAs(ObservedStatement other) {
        return isState()
                ? data.sameAnswerAs(other.data) && Objects.equals(vendorTerm(), other.vendorTerm())
                : data.equals(other.data) && sameDate(other);
    }

    /** What the vendor calls a state belongs to it: another shutdown date is news. */
    private @Nullable String vendorTerm() {
        return data instanceof AccessEvent access ? access.vendorTerm() : null;
    }

    /** Who gives no date any more takes none back; who gives the first one says something new. */
    private boolean sameDate(ObservedStatement other) {
        return other.effective == null || other.effective.equals(effective);
    }

    public Claim claim(PartialDate from, PartialDate observedAt, ClaimData effectiveData) {
        var subject = question.subject();
        return switch (subject.kind()) {
            case MODEL -> new Claim(subject.id(), null, null, from, basis, observedAt, source, quote, effectiveData);
            case ORGANISATION ->
                new Claim(null, subject.id(), null, from, basis, observedAt, source, quote, effectiveData);
            case BENCHMARK ->
                new Claim(null, null, subject.id(), from, basis, observedAt, source, quote, effectiveData);
        };
    }
}
