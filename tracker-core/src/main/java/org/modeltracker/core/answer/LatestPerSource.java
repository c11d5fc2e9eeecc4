package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.core.model.FactKey;

/**
 * The latest that one voice said on a question, and for everybody. Once a state for everybody settled the matter for a narrower audience,
 * that audience goes along with everybody until it is spoken of again.
 */
final class LatestPerSource {

    private final FactKey question;
    private final Comparator<CompetingClaim> later;
    private final List<CompetingClaim> own = new ArrayList<>();
    private final List<CompetingClaim> everybody = new ArrayList<>();
    private boolean goesAlong;

    LatestPerSource(FactKey question, Comparator<CompetingClaim> later) {
        this.question = question;
        this.later = later;
    }

    void take(CompetingClaim claim) {
        var latest = claim.question().equals(question) ? own : everybody;
        int order = latest.isEmpty() ? 1 : later.compare(claim, latest.getFirst());
        if (order > 0) {
            latest.clear();
        }
        if (order >= 0) {
            latest.add(claim);
        }
    }

    /** The standing claims after all claims that begin at one instant. */
    Stream<CompetingClaim> standing() {
        int order = own.isEmpty() || everybody.isEmpty()
                ? Boolean.compare(own.isEmpty(), everybody.isEmpty())
                : later.compare(everybody.getFirst(), own.getFirst());
        boolean covered =
                everybody.stream().anyMatch(claim -> claim.effectiveData().coversAllAudiences());
        goesAlong = order > 0 ? goesAlong || covered : order == 0 && covered;
        if (!goesAlong) {
            return own.stream();
        }
        return order > 0 ? everybody.stream() : Stream.concat(own.stream(), everybody.stream());
    }
}
