package org.modeltracker.core.answer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.answer.ConflictResolver.Claimant;
import org.modeltracker.core.model.FactKey;

/** The latest claim of each claimant, while the claims on a question are taken in their order of valid time. */
final class Claimants {

    private final FactKey question;
    private final Map<Claimant, LatestPerSource> latest = new HashMap<>();

    Claimants(FactKey question) {
        this.question = question;
    }

    void take(Collection<CompetingClaim> claims) {
        claims.forEach(claim -> latest.computeIfAbsent(
                        ConflictResolver.claimant(claim),
                        one -> LatestPerSource.of(
                                question, ConflictResolver.later(question.fact().kind())))
                .take(claim));
    }

    List<CompetingClaim> standing() {
        return latest.values().stream().flatMap(LatestPerSource::standing).toList();
    }

    Claimants copy() {
        var copy = new Claimants(question);
        latest.forEach((claimant, claims) -> copy.latest.put(claimant, claims.copy()));
        return copy;
    }

    /** Whether both go on alike, whatever comes. */
    boolean areAs(Claimants others) {
        return latest.keySet().equals(others.latest.keySet())
                && latest.entrySet().stream().allMatch(one -> one.getValue().isAs(others.latest.get(one.getKey())));
    }
}
