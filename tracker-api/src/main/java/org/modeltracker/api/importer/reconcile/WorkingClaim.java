package org.modeltracker.api.importer.reconcile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.model.PartialDate;

/** A claim while snapshots are reconciled: one of the log, or one that is about to be recorded. */
final class WorkingClaim {

    private final UUID id;
    private final ObservedStatement statement;
    private final PartialDate effective;
    private final PartialDate observedAt;
    private final boolean drafted;
    private final boolean plain;
    private @Nullable Instant ended;

    private WorkingClaim(
            UUID id,
            ObservedStatement statement,
            PartialDate effective,
            PartialDate observedAt,
            boolean drafted,
            boolean plain,
            @Nullable Instant ended) {
        this.id = id;
        this.statement = statement;
        this.effective = effective;
        this.observedAt = observedAt;
        this.drafted = drafted;
        this.plain = plain;
        this.ended = ended;
    }

    static WorkingClaim of(PublishedClaim published, ObservedStatement statement) {
        var claim = published.claim();
        return new WorkingClaim(
                published.id(), statement, claim.effective(), claim.observedAt(), false, false, published.ended());
    }

    /** @param plain whether it amends no other claim */
    static WorkingClaim drafted(UUID id, ExpectedPeriod period, PartialDate time, boolean plain) {
        return new WorkingClaim(id, period.statement(), period.from(), time, true, plain, null);
    }

    UUID id() {
        return id;
    }

    ObservedStatement statement() {
        return statement;
    }

    PartialDate effective() {
        return effective;
    }

    PartialDate observedAt() {
        return observedAt;
    }

    Instant observed() {
        return observedAt.start();
    }

    /** Whether nothing was recorded that ended it, at whatever source time. */
    boolean isOpen() {
        return ended == null;
    }

    /** Whether it was drafted, amends no other claim, and is still open. */
    boolean isPlainDraft() {
        return plain && isOpen();
    }

    /** Whether it was drafted for this time. */
    boolean isDraftOf(PartialDate time) {
        return drafted && observedAt.equals(time);
    }

    boolean isVisibleAt(Instant instant) {
        return !observed().isAfter(instant) && (ended == null || ended.isAfter(instant));
    }

    void endAt(Instant instant) {
        ended = instant;
    }
}
