package org.modeltracker.core.answer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;

/** The latest that one claimant said on a fact key, and on the keys beside it that may settle the matter. */
sealed interface LatestPerSource permits LatestOfAudiences, LatestOfCurrencies {

    static LatestPerSource of(FactKey question, Comparator<CompetingClaim> later) {
        return question.fact() == FactType.PRICING
                ? new LatestOfCurrencies(question, later)
                : new LatestOfAudiences(question, later);
    }

    void take(CompetingClaim claim);

    LatestPerSource copy();

    /** Whether both go on alike, whatever comes. */
    boolean isAs(@Nullable LatestPerSource other);

    /** The standing claims after all claims that begin at one instant. */
    Stream<CompetingClaim> standing();

    static void keepRemainder(List<CompetingClaim> latest, CompetingClaim remainder) {
        latest.replaceAll(held -> held.id().equals(remainder.id()) ? remainder : held);
    }
}
