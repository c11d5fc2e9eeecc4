package org.modeltracker.api.importer.reconcile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;

/**
 * The recorded claims of one publisher on one fact key.
 *
 * @param dated whether the source dates the state itself: then only claims of that date are given
 * @param claims in the order of the log
 */
record PublishedHistory(FactKey factKey, boolean dated, List<PublishedClaim> claims) {

    boolean isState() {
        return factKey.fact().kind() == FactType.Kind.STATE;
    }

    /** Whether one answer follows another in valid time. A date that the source gives itself has one answer. */
    boolean hasPeriods() {
        return isState() && !dated;
    }

    /** The claim that held at an instant of source time. */
    @Nullable
    PublishedClaim heldAt(Instant at) {
        var order = isState()
                ? Comparator.comparing((PublishedClaim one) -> one.claim().begins())
                        .thenComparing(one -> one.claim().observed())
                : Comparator.comparing((PublishedClaim one) -> one.claim().observed());
        PublishedClaim last = null;
        for (var one : claims) {
            boolean begun = !isState() || !one.claim().begins().isAfter(at);
            if (one.visibleAt(at) && begun && (last == null || order.compare(one, last) >= 0)) {
                last = one;
            }
        }
        return last;
    }

    @Nullable
    ObservedStatement statementAt(Instant at) {
        var claim = heldAt(at);
        return claim == null ? null : statement(claim);
    }

    ObservedStatement statement(PublishedClaim claim) {
        return ObservedStatement.of(factKey, claim, dated || (!isState() && isDated(claim.claim())));
    }

    /** A claim that begins when it was observed has no date from its source. */
    private static boolean isDated(Claim claim) {
        return claim.effectiveBasis() != EffectiveBasis.FIRST_SEEN
                || !claim.effective().equals(claim.observedAt());
    }

    /** What a later run showed, as far as the log tells. */
    Observation observedBy(LaterRun run) {
        var shown = statementAt(run.observed());
        boolean ofOffering = !dated && (factKey.fact() == FactType.ACCESS || factKey.fact() == FactType.PRICING);
        if (ofOffering) {
            return shown == null ? unseenBy(run) : new Observation.Present(shown);
        }
        return shown == null || !run.described(factKey.subject())
                ? Observation.NOTHING
                : new Observation.Present(shown);
    }

    private Observation unseenBy(LaterRun run) {
        return factKey.fact() == FactType.PRICING && run.saw(OfferingKey.of(factKey))
                ? Observation.UNPRICED
                : Observation.GONE;
    }

    /** When the statement of a period was first shown. Its claim may be younger, if that only outweighs another. */
    PartialDate firstShown(Instant at, ExpectedPeriod period) {
        var replayed = new ExpectedHistory(hasPeriods());
        claims.stream()
                .flatMap(PublishedHistory::times)
                .filter(time -> !time.start().isAfter(at))
                .distinct()
                .sorted(Comparator.comparing(PartialDate::start))
                .forEach(time -> {
                    var statement = statementAt(time.start());
                    if (statement != null) {
                        replayed.apply(new Observation.Present(statement), time);
                    }
                });
        var last = replayed.at(at);
        return last != null && last.statement().sameAs(period.statement()) ? last.shown() : period.shown();
    }

    /** When a claim was first shown, and when its end was. */
    private static Stream<PartialDate> times(PublishedClaim one) {
        var shown = Stream.of(one.claim().observedAt());
        return one.ended() == null ? shown : Stream.concat(shown, Stream.of(PartialDate.at(one.ended())));
    }
}
