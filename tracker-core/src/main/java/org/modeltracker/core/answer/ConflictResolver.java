package org.modeltracker.core.answer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SourceKind;

/**
 * The rule for claims that disagree: which claims are standing, which of these are live, which one gives the answer, and whether it is
 * disputed. This pure class is the only place that decides it.
 */
final class ConflictResolver {

    private final FactType.Kind kind;
    private final VisibleClaims seen;
    private final Map<CompetingClaim, Instant> lastSeen = new HashMap<>();
    private final Map<Entry, List<CompetingClaim>> entries = new HashMap<>();

    ConflictResolver(FactType.Kind kind, VisibleClaims seen) {
        this.kind = kind;
        this.seen = seen;
    }

    /** @param live the live claims; the first one gives the answer; never empty */
    record Verdict(List<CompetingClaim> live, boolean disputed) {

        CompetingClaim answer() {
            return live.getFirst();
        }

        /** How far the amounts of two live claims are apart at most, as a share of the higher; null if no amounts are in dispute. */
        @Nullable
        BigDecimal gap() {
            return disputed
                    ? live.stream()
                            .flatMap(one -> live.stream()
                                    .flatMap(other -> one.effectiveData().gapTo(other.effectiveData()).stream()))
                            .max(Comparator.naturalOrder())
                            .orElse(null)
                    : null;
        }
    }

    /** The claimant. Only the latest claim of a claimant is standing. */
    record Claimant(String publisher, @Nullable String measuredBy) {}

    static Claimant claimant(CompetingClaim claim) {
        return new Claimant(
                claim.publisher(),
                claim.question().fact().kind() == FactType.Kind.MEASUREMENT
                        ? claim.effectiveData().measuredBy()
                        : null);
    }

    /** Which of two claims of one claimant came later; equal claims both stand. */
    static Comparator<CompetingClaim> later(FactType.Kind kind) {
        return kind == FactType.Kind.STATE
                ? Comparator.comparing(CompetingClaim::begins).thenComparing(CompetingClaim::observed)
                : Comparator.comparing(CompetingClaim::observed);
    }

    /** @param standing the standing claims of all claimants */
    @Nullable
    Verdict verdict(Collection<CompetingClaim> standing) {
        var heard = standing.stream()
                .filter(claim ->
                        standing.stream().noneMatch(other -> silences(other, claim) && !silences(claim, other)))
                .toList();
        // Changes announced ahead can silence each other in pairs or in a circle; then none is gone, and all are live.
        var live = ordered(heard.isEmpty() ? standing : heard);
        return live.isEmpty() ? null : new Verdict(live, disputed(live));
    }

    /** Measurements and dates are never silenced. A state is, by another publisher's that begins after it was last seen. */
    private boolean silences(CompetingClaim other, CompetingClaim claim) {
        if (kind != FactType.Kind.STATE || other.publisher().equals(claim.publisher())) {
            return false;
        }
        if (claim.effectiveData().hasExpired()) {
            return !lastSeen(other).isBefore(claim.begins());
        }
        if (claim.effectiveData().asserts() && !other.effectiveData().asserts()) {
            return false;
        }
        boolean begunSince = begun(other, List.of(claim)).isAfter(lastSeen(claim));
        if (other.effectiveData().hasExpired()) {
            return begunSince && kindOf(other).compareTo(kindOf(claim)) <= 0;
        }
        if (kindOf(other).secondHand()) {
            return kindOf(claim).secondHand() && begunSince;
        }
        boolean officialSince = kindOf(claim).secondHand()
                && kindOf(other) == SourceKind.OFFICIAL
                && lastSeen(other).isAfter(lastSeen(claim));
        return (begunSince && isEvidence(other, claim)) || officialSince;
    }

    /** "At the latest" says nothing of when it began, so it cannot tell that the vendor's own word is out of date. */
    private static boolean isEvidence(CompetingClaim other, CompetingClaim claim) {
        return kindOf(claim) != SourceKind.OFFICIAL
                || kindOf(other) == SourceKind.OFFICIAL
                || other.basis() == EffectiveBasis.STATED;
    }

    /**
     * When it began to say what contradicts the rivals. An entry of a catalogue that changes in one component says nothing new of the others:
     * these began with an earlier entry.
     */
    private Instant begun(CompetingClaim claim, Collection<CompetingClaim> rivals) {
        if (kindOf(claim) != SourceKind.CATALOGUE || !claim.effectiveData().hasParts()) {
            return claim.begins();
        }
        var contradicted = rivals.stream()
                .map(CompetingClaim::effectiveData)
                .filter(rival -> !claim.effectiveData().isCompatibleWith(rival))
                .toList();
        if (contradicted.isEmpty()) {
            return claim.begins();
        }
        var begun = claim.begins();
        for (var earlier : entries.computeIfAbsent(Entry.of(claim), this::entries)) {
            if (later(kind).compare(earlier, claim) < 0) {
                if (!contradicted.stream()
                        .allMatch(rival -> claim.effectiveData().repeats(earlier.effectiveData(), rival))) {
                    break;
                }
                begun = earlier.begins();
            }
        }
        return begun;
    }

    /** What one publisher lists under one key. */
    private record Entry(String publisher, FactKey question) {

        static Entry of(CompetingClaim claim) {
            return new Entry(claim.publisher(), claim.question());
        }
    }

    /** Its claims that consist of parts, the latest first. */
    private List<CompetingClaim> entries(Entry entry) {
        return seen.claims().stream()
                .filter(claim ->
                        claim.effectiveData().hasParts() && Entry.of(claim).equals(entry))
                .sorted(later(kind).reversed().thenComparing(CompetingClaim::position))
                .toList();
    }

    /**
     * Statements before "unknown"; independent measurements first; then by kind of source, newest first, what most of them say; never by order
     * of recording.
     */
    List<CompetingClaim> ordered(Collection<CompetingClaim> live) {
        if (live.size() < 2) {
            return List.copyOf(live);
        }
        var votes = live.stream().collect(Collectors.toMap(Function.identity(), claim -> publishersOf(claim, live)));
        var worth = live.stream().collect(Collectors.toMap(Function.identity(), claim -> worth(claim, live)));
        return live.stream()
                .sorted(Comparator.<CompetingClaim, ClaimWorth>comparing(worth::get)
                        .thenComparing(votes::get, Comparator.reverseOrder())
                        .thenComparing(CompetingClaim::digest)
                        .thenComparing(CompetingClaim::id))
                .toList();
    }

    /** Of dates, the newest does not count more. */
    private ClaimWorth worth(CompetingClaim claim, Collection<CompetingClaim> live) {
        return new ClaimWorth(
                !claim.effectiveData().asserts(),
                kind != FactType.Kind.MEASUREMENT || claim.independent(),
                kindOf(claim),
                kind == FactType.Kind.DATE ? Instant.MIN : begun(claim, live),
                claim.observed());
    }

    /** How many publishers say nothing else. */
    private long publishersOf(CompetingClaim claim, Collection<CompetingClaim> live) {
        return live.stream()
                .filter(other -> agree(claim, other))
                .map(CompetingClaim::publisher)
                .distinct()
                .count();
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
        return lastSeen.computeIfAbsent(claim.whole(), whole -> seen.lastSeen(whole, later(kind)));
    }

    private static SourceKind kindOf(CompetingClaim claim) {
        return claim.event().claim().source().kind();
    }
}
