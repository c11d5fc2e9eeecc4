package org.modeltracker.api.importer.reconcile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** Every date that a source gives of one fact key: what it says of any day. */
record StatedDates(List<ObservedStatement> statements) {

    /**
     * Whether a claim that has begun says otherwise than the source now does of the day on which it begins. What was only seen gives way to
     * stated dates alone, and that something was not offered for a while stays.
     */
    boolean contradict(PublishedClaim claim, Instant at) {
        var begins = claim.claim().begins();
        if (isNamed(claim)
                || !claim.visibleAt(at)
                || claim.ended() != null
                || begins.isAfter(at)
                || saysNothing(claim.effectiveData())) {
            return false;
        }
        var stated = statedAt(begins);
        var undated = statements.stream().filter(one -> !isStated(one)).findFirst();
        var now = claim.claim().effectiveBasis() == EffectiveBasis.STATED ? stated.or(() -> undated) : stated;
        return now.isPresent()
                && !now.get().data().sameAnswerAs(claim.effectiveData())
                && (claim.claim().effectiveBasis() == EffectiveBasis.STATED
                        || statements.stream().allMatch(ObservedStatement::isDatedState));
    }

    /** What is said of the same date replaces it already. */
    private boolean isNamed(PublishedClaim claim) {
        return statements.stream().anyMatch(one -> claim.claim().effective().equals(one.effective()));
    }

    private Optional<ObservedStatement> statedAt(Instant instant) {
        return statements.stream()
                .filter(StatedDates::isStated)
                .filter(one -> !start(one).isAfter(instant))
                .max(Comparator.comparing(StatedDates::start));
    }

    private static boolean isStated(ObservedStatement statement) {
        return statement.isDatedState() && statement.basis() == EffectiveBasis.STATED;
    }

    private static Instant start(ObservedStatement statement) {
        return Objects.requireNonNull(statement.effective()).start();
    }

    private static boolean saysNothing(ClaimData data) {
        return Observation.isGone(data)
                || (data instanceof PricingChanged pricing && pricing.prices().isEmpty());
    }
}
