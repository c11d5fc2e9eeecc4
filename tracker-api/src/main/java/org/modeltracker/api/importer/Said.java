package org.modeltracker.api.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.PublisherClaims.Told;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.VagueDate;

/** A claim while snapshots are woven together: one of the log, or one that is about to be recorded. */
final class Said {

    private final UUID id;
    private final Word word;
    private final VagueDate effective;
    private final VagueDate observedAt;
    private final boolean drafted;
    private final boolean plain;
    private @Nullable Instant ended;

    private Said(
            UUID id,
            Word word,
            VagueDate effective,
            VagueDate observedAt,
            boolean drafted,
            boolean plain,
            @Nullable Instant ended) {
        this.id = id;
        this.word = word;
        this.effective = effective;
        this.observedAt = observedAt;
        this.drafted = drafted;
        this.plain = plain;
        this.ended = ended;
    }

    static Said of(Told told, Word word) {
        var claim = told.claim();
        return new Said(told.id(), word, claim.effective(), claim.observedAt(), false, false, told.ended());
    }

    /** @param plain whether it acts on no other */
    static Said drafted(UUID id, Stretch stretch, VagueDate time, boolean plain) {
        return new Said(id, stretch.word(), stretch.from(), time, true, plain, null);
    }

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
            return said.effective.equals(from) && said.word.sameAs(word);
        }
    }

    UUID id() {
        return id;
    }

    Word word() {
        return word;
    }

    VagueDate effective() {
        return effective;
    }

    VagueDate observedAt() {
        return observedAt;
    }

    Instant observed() {
        return observedAt.start();
    }

    /** Whether nothing was recorded that ended it, at whatever source time. */
    boolean isOpen() {
        return ended == null;
    }

    boolean isPlainDraft() {
        return plain && drafted && isOpen();
    }

    /** Whether it was drafted for this time. */
    boolean isDraftOf(VagueDate time) {
        return drafted && observedAt.equals(time);
    }

    boolean isSeenAt(Instant instant) {
        return !observed().isAfter(instant) && (ended == null || ended.isAfter(instant));
    }

    void endAt(Instant instant) {
        ended = instant;
    }
}
