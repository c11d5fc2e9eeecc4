package org.modeltracker.api.importer.reconcile;

import java.time.Duration;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;

/**
 * A stretch of valid time that one word fills.
 *
 * @param from where it begins
 * @param shown when it was first shown
 * @param corrects whether it takes the place of the one before, which was never so
 */
record ExpectedPeriod(ObservedStatement word, PartialDate from, PartialDate shown, boolean corrects) {

    /** Who shows another value so soon corrects what was shown. */
    private static final Duration SOON = Duration.ofHours(24);

    static ExpectedPeriod first(ObservedStatement word, PartialDate time) {
        return new ExpectedPeriod(word, word.effective() == null ? time : word.effective(), time, false);
    }

    /** What begins when another word takes the place of this one: soon after it was first shown a correction, unless its source dated it. */
    ExpectedPeriod followedBy(ObservedStatement other, PartialDate time) {
        boolean soon = Duration.between(shown.start(), time.start()).compareTo(SOON) < 0;
        var date = other.effective();
        if (!other.isState()) {
            boolean correction = soon || other.standsForItself();
            return date == null // a date that is no longer told of stays what it was
                    ? new ExpectedPeriod(other.datedLike(word), from, time, correction)
                    : new ExpectedPeriod(other, date, time, correction);
        } else if (date != null) {
            return new ExpectedPeriod(other, date, time, true);
        }
        boolean correction = soon && word.basis() == EffectiveBasis.FIRST_SEEN;
        return new ExpectedPeriod(other, correction ? from : time, time, correction);
    }

    ExpectedPeriod shownAt(PartialDate time) {
        return new ExpectedPeriod(word, from, time, corrects);
    }

    boolean isSaidBy(WorkingClaim effectiveData) {
        return effectiveData.effective().equals(from) && effectiveData.word().sameAs(word);
    }
}
