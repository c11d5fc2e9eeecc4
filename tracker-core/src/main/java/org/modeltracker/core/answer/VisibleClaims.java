package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What had been said by a point of record time and source time: the claims on one question and the confirmations that bear on them. */
record VisibleClaims(Collection<CompetingClaim> claims, List<Confirmation> confirmations) {

    /**
     * @param asOf the last position known
     * @param observedBy the last instant of source time, or null for no limit
     */
    static VisibleClaims of(
            List<CompetingClaim> claims, List<Confirmation> confirmations, long asOf, @Nullable Instant observedBy) {
        return new VisibleClaims(
                claims.stream().filter(claim -> show(claim, asOf, observedBy)).toList(),
                confirmations.stream()
                        .filter(word -> visible(word.position(), word.observed(), word.ending(), asOf, observedBy))
                        .toList());
    }

    /** Whether a claim is among them. */
    static boolean show(CompetingClaim claim, long asOf, @Nullable Instant observedBy) {
        return claim.isKnownAt(asOf) && visible(claim.position(), claim.observed(), claim.ending(), asOf, observedBy);
    }

    /**
     * When this claim was last observed or confirmed. A word of its publisher confirms what stood when the word was given, not what had been
     * replaced by then.
     *
     * @param later which of two claims of one publisher came later
     */
    Instant lastSeen(CompetingClaim claim, Comparator<CompetingClaim> later) {
        var words = confirmations.stream().filter(word -> word.covers(claim)).toList();
        if (words.isEmpty()) {
            return claim.observed();
        }
        var replaced = claims.stream()
                .filter(other -> other.question().equals(claim.question())
                        && other.publisher().equals(claim.publisher())
                        && !claim.isSparedBy(other)
                        && later.compare(other, claim) > 0)
                .map(other -> other.begins().isAfter(other.observed()) ? other.begins() : other.observed())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return words.stream()
                .map(Confirmation::observed)
                .filter(observed -> observed.isBefore(replaced))
                .max(Comparator.naturalOrder())
                .orElse(claim.observed());
    }

    private static boolean visible(
            long position,
            Instant observed,
            CompetingClaim.@Nullable Ending ending,
            long asOf,
            @Nullable Instant observedBy) {
        return known(position, observed, asOf, observedBy)
                && (ending == null || !known(ending.position(), ending.observed(), asOf, observedBy));
    }

    private static boolean known(long position, Instant observed, long asOf, @Nullable Instant observedBy) {
        return position <= asOf && (observedBy == null || !observed.isAfter(observedBy));
    }
}
