package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.model.Subject;

/**
 * Records claims in one transaction, in order.
 *
 * @param recordedBy who hands them in
 * @param atomic all or none; otherwise a refused one does not keep the others from being recorded
 */
record RecordClaims(List<Draft> drafts, String recordedBy, boolean atomic, Instant now) {

    private static final int FEW = 10;

    /** What others must not write to meanwhile. */
    Set<Subject> subjects() {
        return drafts.stream().map(draft -> draft.claim().subject()).collect(Collectors.toSet());
    }

    boolean isShort() {
        return drafts.size() <= FEW;
    }

    /** Whether it can share a transaction: it is short, and nothing in it waits for more than its subjects. */
    boolean canShare() {
        return isShort() && !atomic && !IdentityPaths.areNeededFor(drafts);
    }
}
