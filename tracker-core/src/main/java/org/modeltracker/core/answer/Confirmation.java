package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A publisher's word that what it had standing still stood when it was observed.
 *
 * @param scope providers covered; null for all
 */
record Confirmation(
        String publisher,
        @Nullable Set<String> scope,
        Instant observed,
        long position,
        CompetingClaim.@Nullable Ending ending) {

    boolean covers(CompetingClaim claim) {
        return publisher.equals(claim.publisher())
                && (scope == null || scope.contains(claim.provider()))
                && !observed.isBefore(claim.observed());
    }
}
