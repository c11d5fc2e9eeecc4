package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SourceKind;

/**
 * The rule for claims that disagree: which claims are standing, which of these are live, which one gives the answer, and whether it is
 * disputed. This pure class is the only place that decides it.
 */
final class ConflictResolver {

    private final FactType.Kind kind;
    private final Map<CompetingClaim, Instant> lastSeen = new HashMap<>();

    ConflictResolver(FactType.Kind kind, VisibleClaims seen) {
        this.kind = kind;
        seen.claims().forEach(claim -> lastSeen.put(claim, seen.lastSeen(claim, later())));
    }

    /** @param live the live claims; the first one gives the answer; never empty */
    record Verdict(List<CompetingClaim> live, boolean disputed) {

        CompetingClaim answer() {
            return live.getFirst();
        }
    }

    /** The claimant. Only the latest claim of a claimant is standing. */
    record Claimant(String publisher, @Nullable String measuredBy) {}

    Claimant voice(CompetingClaim claim) {
        return new Claimant(
                claim.publisher(),
                kind == FactType.Kind.MEASUREMENT ? claim.effectiveData().measuredBy() : null);
    }

    /** Which of two claims of one voice came later; equal claims both stand. */
    Comparator<CompetingClaim> later() {
        return kind == FactType.Kind.STATE
                ? Comparator.comparing(CompetingClaim::begins).thenComparing(CompetingClaim::observed)
                : Comparator.comparing(CompetingClaim::observed);
    }

    /** @param standing the standing claims of all voices */
    @Nullable
    Verdict verdict(Collection<CompetingClaim> standing) {
        var heard = standing.stream()
                .filter(claim ->
                        standing.stream().noneMatch(other -> silences(other, claim) && !silences(claim, other)))
                .toList();
        // Changes announced ahead can silence each other in pairs or in a circle; then none is gone, and all are live.
        var live =
                (heard.isEmpty() ? standing : heard).stream().sorted(believed()).toList();
        return live.isEmpty() ? null : new Verdict(live, disputed(live));
    }

    /** Measurements and dates are never silenced. A state is, by another publisher's that begins after it was last seen. */
    private boolean silences(CompetingClaim other, CompetingClaim claim) {
        if (kind != FactType.Kind.STATE || other.publisher().equals(claim.publisher())) {
            return false;
        }
        if (claim.effectiveData().asserts() && !other.effectiveData().asserts()) {
            return false;
        }
        boolean begunSince = other.begins().isAfter(lastSeen(claim));
        if (kindOf(other).secondHand()) {
            return kindOf(claim).secondHand() && begunSince;
        }
        boolean officialSince = kindOf(claim).secondHand()
                && kindOf(other) == SourceKind.OFFICIAL
                && lastSeen(other).isAfter(lastSeen(claim));
        return begunSince || officialSince;
    }

    /** Statements before "unknown"; independent measurements first; then by kind of source, newest first; never by order of recording. */
    Comparator<CompetingClaim> believed() {
        var byWorth = Comparator.<CompetingClaim, Boolean>comparing(
                        claim -> !claim.effectiveData().asserts())
                .thenComparing(claim -> kind == FactType.Kind.MEASUREMENT && !claim.independent())
                .thenComparing(ConflictResolver::kindOf);
        var newestFirst = kind == FactType.Kind.DATE
                ? byWorth
                : byWorth.thenComparing(CompetingClaim::begins, Comparator.reverseOrder());
        return newestFirst
                .thenComparing(CompetingClaim::observed, Comparator.reverseOrder())
                .thenComparing(CompetingClaim::digest)
                .thenComparing(CompetingClaim::id);
    }

    private boolean disputed(List<CompetingClaim> live) {
        for (int i = 0; i < live.size(); i++) {
            for (int j = i + 1; j < live.size(); j++) {
                if (!agree(live.get(i), live.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean agree(CompetingClaim one, CompetingClaim other) {
        return kind == FactType.Kind.DATE
                ? datesAgree(one.event().claim(), other.event().claim())
                : one.effectiveData().isCompatibleWith(other.effectiveData());
    }

    private static boolean datesAgree(Claim one, Claim other) {
        return one.effective().overlaps(other.effective()) || leavesOpen(one, other) || leavesOpen(other, one);
    }

    /** "At the latest" is a bound, which leaves every earlier date open. */
    private static boolean leavesOpen(Claim bound, Claim date) {
        return bound.effectiveBasis() == EffectiveBasis.FIRST_SEEN
                && date.effective().start().isBefore(bound.effective().end());
    }

    private Instant lastSeen(CompetingClaim claim) {
        return Objects.requireNonNull(lastSeen.get(claim));
    }

    private static SourceKind kindOf(CompetingClaim claim) {
        return claim.event().claim().source().kind();
    }
}
