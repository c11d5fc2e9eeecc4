package org.modeltracker.api.importer.reconcile;

import java.time.Duration;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;

/**
 * A period of valid time that one statement fills.
 *
 * @param from where it begins
 * @param shown when it was first shown
 * @param corrects whether it replaces the period before, which was wrong
 */
record ExpectedPeriod(ObservedStatement statement, PartialDate from, PartialDate shown, boolean corrects) {

    /** Another value within this time corrects the first one. */
    private static final Duration SOON = Duration.ofHours(24);

    static ExpectedPeriod first(ObservedStatement statement, PartialDate time) {
        return new ExpectedPeriod(statement, statement.effective() == null ? time : statement.effective(), time, false);
    }

    /** The period of the next statement. Soon after the first showing it is a correction, unless the source dated the first. */
    ExpectedPeriod followedBy(ObservedStatement other, PartialDate time) {
        boolean soon = Duration.between(shown.start(), time.start()).compareTo(SOON) < 0;
        var date = other.effective();
        if (!other.isState()) {
            boolean correction = soon || other.standsForItself();
            return date == null // a date that is no longer given stays what it was
                    ? new ExpectedPeriod(other.datedLike(statement), from, time, correction)
                    : new ExpectedPeriod(other, date, time, correction);
        } else if (date != null) {
            return new ExpectedPeriod(other, date, time, true);
        }
        boolean correction = soon && statement.basis() == EffectiveBasis.FIRST_SEEN;
        return new ExpectedPeriod(other, correction ? from : time, time, correction);
    }

    ExpectedPeriod shownAt(PartialDate time) {
        return new ExpectedPeriod(statement, from, time, corrects);
    }

    boolean isStatedBy(WorkingClaim claim) {
        return claim.effective().equals(from) && claim.statement().sameAs(statement);
    }
}
