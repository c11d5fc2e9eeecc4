package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.SourceKind;

/**
 * What the answer is when claims disagree: which claims stand, which of these are live, which one answers, and whether that is disputed. Pure,
 * and the only place that knows.
 */
final class Standing {

    private final Fact.Kind kind;
    private final Map<Held, Instant> lastSeen = new HashMap<>();

    Standing(Fact.Kind kind, Seen seen) {
        this.kind = kind;
        seen.claims().forEach(claim -> lastSeen.put(claim, seen.lastSeen(claim, later())));
    }

    /** @param live the answering claim first; never empty */
    record Verdict(List<Held> live, boolean disputed) {

        Held answer() {
            return live.getFirst();
        }
    }

    /** Whose word a claim is. Of one voice only the latest claim stands. */
    record Voice(String publisher, @Nullable String measuredBy) {}

    Voice voice(Held claim) {
        return new Voice(
                claim.publisher(), kind == Fact.Kind.MEASUREMENT ? claim.said().measuredBy() : null);
    }

    /** Which of two claims of one voice came later; equal claims both stand. */
    Comparator<Held> later() {
        return kind == Fact.Kind.STATE
                ? Comparator.comparing(Held::begins).thenComparing(Held::observed)
                : Comparator.comparing(Held::observed);
    }

    /** @param standing the standing claims of all voices */
    @Nullable
    Verdict verdict(Collection<Held> standing) {
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
    private boolean silences(Held other, Held claim) {
        if (kind != Fact.Kind.STATE || other.publisher().equals(claim.publisher())) {
            return false;
        }
        if (claim.said().speaks() && !other.said().speaks()) {
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
    Comparator<Held> believed() {
        var byWorth = Comparator.<Held, Boolean>comparing(claim -> !claim.said().speaks())
                .thenComparing(claim -> kind == Fact.Kind.MEASUREMENT && !claim.independent())
                .thenComparing(Standing::kindOf);
        var newestFirst =
                kind == Fact.Kind.DATE ? byWorth : byWorth.thenComparing(Held::begins, Comparator.reverseOrder());
        return newestFirst
                .thenComparing(Held::observed, Comparator.reverseOrder())
                .thenComparing(Held::digest)
                .thenComparing(Held::id);
    }

    private boolean disputed(List<Held> live) {
        for (int i = 0; i < live.size(); i++) {
            for (int j = i + 1; j < live.size(); j++) {
                if (!agree(live.get(i), live.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean agree(Held one, Held other) {
        return kind == Fact.Kind.DATE
                ? datesAgree(one.event().claim(), other.event().claim())
                : one.said().agreesWith(other.said());
    }

    private static boolean datesAgree(Claim one, Claim other) {
        return one.effective().overlaps(other.effective()) || leavesOpen(one, other) || leavesOpen(other, one);
    }

    /** "At the latest" is a bound, which leaves every earlier date open. */
    private static boolean leavesOpen(Claim bound, Claim date) {
        return bound.effectiveBasis() == Basis.FIRST_SEEN
                && date.effective().start().isBefore(bound.effective().end());
    }

    private Instant lastSeen(Held claim) {
        return Objects.requireNonNull(lastSeen.get(claim));
    }

    private static SourceKind kindOf(Held claim) {
        return claim.event().claim().source().kind();
    }
}
