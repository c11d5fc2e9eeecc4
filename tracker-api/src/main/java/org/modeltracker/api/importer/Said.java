package org.modeltracker.api.importer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.PublisherClaims.Told;
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

    /** Whether it was drafted, acts on no other claim, and still stands. */
    boolean isPlainDraft() {
        return plain && isOpen();
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
