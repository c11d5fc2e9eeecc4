package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SourceKind;

/**
 * The latest that one voice said on a question, for everybody, and in other currencies. Once a state for everybody settled the matter for a narrower audience,
 * that audience goes along with everybody until it is spoken of again.
 */
final class LatestPerSource {

    private final FactKey question;
    private final Comparator<CompetingClaim> later;
    private final List<CompetingClaim> own = new ArrayList<>();
    private final List<CompetingClaim> everybody = new ArrayList<>();
    private final List<CompetingClaim> otherCurrencies = new ArrayList<>();
    /** The last claim that settled the matter for every audience. */
    private @Nullable CompetingClaim covering;

    LatestPerSource(FactKey question, Comparator<CompetingClaim> later) {
        this.question = question;
        this.later = later;
    }

    void take(CompetingClaim claim) {
        var latest = claim.question().equals(question)
                ? own
                : question.fact() == FactType.PRICING ? otherCurrencies : everybody;
        if (claim.remainsFrom() != null) {
            latest.replaceAll(held -> held.id().equals(claim.id()) ? claim : held);
            return;
        }
        int order = latest.isEmpty() ? 1 : later.compare(claim, latest.getFirst());
        if (order > 0 && latest != otherCurrencies) {
            latest.clear();
        }
        if (order >= 0 || latest == otherCurrencies) {
            latest.add(claim);
        }
    }

    /** The standing claims after all claims that begin at one instant. */
    Stream<CompetingClaim> standing() {
        if (question.fact() == FactType.PRICING) {
            return own.stream()
                    .filter(claim ->
                            otherCurrencies.stream().noneMatch(other -> takesThePlace(other.whole(), claim.whole())));
        }
        if (everybody.stream().anyMatch(claim -> claim.effectiveData().coversAllAudiences())) {
            covering = everybody.getFirst();
        }
        if (covering == null || (!own.isEmpty() && later.compare(covering, own.getFirst()) < 0)) {
            return own.stream();
        }
        boolean atOnce = !own.isEmpty() && later.compare(everybody.getFirst(), own.getFirst()) == 0;
        return atOnce ? Stream.concat(own.stream(), everybody.stream()) : everybody.stream();
    }

    /** An entry of a catalogue is one list of prices: it has one currency at a time. */
    private boolean takesThePlace(CompetingClaim other, CompetingClaim claim) {
        return later.compare(other, claim) > 0
                && (other.event().claim().source().kind() == SourceKind.CATALOGUE
                        || other.effectiveData().replacesAcrossCurrencies(claim.effectiveData()));
    }
}
