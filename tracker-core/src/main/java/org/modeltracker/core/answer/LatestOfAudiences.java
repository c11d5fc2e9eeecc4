package org.modeltracker.core.answer;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactKey;

/**
 * The latest for an audience, and for everybody. Once a state for everybody settled the matter for a narrower audience, that audience goes along
 * with everybody until it is spoken of again.
 */
final class LatestOfAudiences implements LatestPerSource {

    private final FactKey question;
    private final Comparator<CompetingClaim> later;
    private final LatestClaims ofAudience;
    private final LatestClaims ofEverybody;
    /** The last claim that settled the matter for every audience. */
    private @Nullable CompetingClaim covering;

    LatestOfAudiences(FactKey question, Comparator<CompetingClaim> later) {
        this(question, later, new LatestClaims(later), new LatestClaims(later));
    }

    private LatestOfAudiences(
            FactKey question, Comparator<CompetingClaim> later, LatestClaims ofAudience, LatestClaims ofEverybody) {
        this.question = question;
        this.later = later;
        this.ofAudience = ofAudience;
        this.ofEverybody = ofEverybody;
    }

    @Override
    public void take(CompetingClaim claim) {
        (claim.question().equals(question) ? ofAudience : ofEverybody).take(claim);
    }

    @Override
    public LatestPerSource copy() {
        var copy = new LatestOfAudiences(question, later, ofAudience.copy(), ofEverybody.copy());
        copy.covering = covering;
        return copy;
    }

    @Override
    public boolean isAs(@Nullable LatestPerSource other) {
        return other instanceof LatestOfAudiences that
                && ofAudience.isAs(that.ofAudience)
                && ofEverybody.isAs(that.ofEverybody)
                && Objects.equals(covering, that.covering);
    }

    @Override
    public Stream<CompetingClaim> standing() {
        var own = ofAudience.standing();
        var everybody = ofEverybody.standing();
        if (everybody.stream().anyMatch(claim -> claim.effectiveData().coversAllAudiences())) {
            covering = everybody.getFirst();
        }
        if (covering == null || (!own.isEmpty() && later.compare(covering, own.getFirst()) < 0)) {
            return own.stream();
        }
        boolean atOnce = !own.isEmpty() && later.compare(everybody.getFirst(), own.getFirst()) == 0;
        return atOnce ? Stream.concat(own.stream(), everybody.stream()) : everybody.stream();
    }
}
