package org.modeltracker.api.importer;

import java.time.Duration;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.VagueDate;

/**
 * A stretch of valid time that one word fills.
 *
 * @param from where it begins
 * @param shown when it was first shown
 * @param corrects whether it takes the place of the one before, which was never so
 */
record Stretch(Word word, VagueDate from, VagueDate shown, boolean corrects) {

    /** Who shows another value so soon corrects what was shown. */
    private static final Duration SOON = Duration.ofHours(24);

    static Stretch first(Word word, VagueDate time) {
        return new Stretch(word, word.effective() == null ? time : word.effective(), time, false);
    }

    /** What begins when another word takes the place of this one: soon after it was first shown a correction, unless its source dated it. */
    Stretch followedBy(Word other, VagueDate time) {
        boolean soon = Duration.between(shown.start(), time.start()).compareTo(SOON) < 0;
        var date = other.effective();
        if (!other.isState()) {
            boolean correction = soon || other.standsForItself();
            return date == null // a date that is no longer told of stays what it was
                    ? new Stretch(other.datedLike(word), from, time, correction)
                    : new Stretch(other, date, time, correction);
        } else if (date != null) {
            return new Stretch(other, date, time, true);
        }
        boolean correction = soon && word.basis() == Basis.FIRST_SEEN;
        return new Stretch(other, correction ? from : time, time, correction);
    }

    Stretch shownAt(VagueDate time) {
        return new Stretch(word, from, time, corrects);
    }

    boolean isSaidBy(Said said) {
        return said.effective().equals(from) && said.word().sameAs(word);
    }
}
