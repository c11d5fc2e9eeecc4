package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest that one claimant said on one fact key. A catalogue may list one offer under several ids: that one of them is gone says nothing of
 * the others.
 */
final class LatestClaims {

    private final Comparator<CompetingClaim> later;
    private final Map<String, List<CompetingClaim>> byListing = new LinkedHashMap<>();

    LatestClaims(Comparator<CompetingClaim> later) {
        this.later = later;
    }

    void take(CompetingClaim claim) {
        var latest = byListing.computeIfAbsent(claim.listing(), listing -> new ArrayList<>());
        if (claim.remainsFrom() != null) {
            latest.replaceAll(held -> held.id().equals(claim.id()) ? claim : held);
        } else {
            keepLatest(latest, claim);
        }
    }

    /** The latest; equal ones all. Empty before the first. */
    List<CompetingClaim> standing() {
        if (byListing.size() == 1) {
            return byListing.values().iterator().next();
        }
        var offered = byListing.values().stream()
                .filter(latest ->
                        latest.stream().noneMatch(claim -> claim.effectiveData().delists()))
                .toList();
        var all = new ArrayList<CompetingClaim>();
        (offered.isEmpty() ? byListing.values() : offered)
                .forEach(latest -> latest.forEach(one -> keepLatest(all, one)));
        return all;
    }

    LatestClaims copy() {
        var copy = new LatestClaims(later);
        byListing.forEach((listing, latest) -> copy.byListing.put(listing, new ArrayList<>(latest)));
        return copy;
    }

    /** Whether both go on alike, whatever comes. */
    boolean isAs(LatestClaims other) {
        return byListing.equals(other.byListing);
    }

    /** Keeps the later of two claims, and both where neither is. */
    private void keepLatest(List<CompetingClaim> latest, CompetingClaim claim) {
        int order = latest.isEmpty() ? 1 : later.compare(claim, latest.getFirst());
        if (order > 0) {
            latest.clear();
        }
        if (order >= 0) {
            latest.add(claim);
        }
    }
}
