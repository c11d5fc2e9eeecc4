package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private final List<CompetingClaim> own = new ArrayList<>();
    private final List<CompetingClaim> everybody = new ArrayList<>();
    /** The last claim that settled the matter for every audience. */
    private @Nullable CompetingClaim covering;

    LatestOfAudiences(FactKey question, Comparator<CompetingClaim> later) {
        this.question = question;
        this.later = later;
    }

    @Override
    public void take(CompetingClaim claim) {
        LatestPerSource.keepLatest(claim.question().equals(question) ? own : everybody, claim, later);
    }

    @Override
    public LatestPerSource copy() {
        var copy = new LatestOfAudiences(question, later);
        copy.own.addAll(own);
        copy.everybody.addAll(everybody);
        copy.covering = covering;
        return copy;
    }

    @Override
    public boolean isAs(@Nullable LatestPerSource other) {
        return other instanceof LatestOfAudiences that
                && own.equals(that.own)
                && everybody.equals(that.everybody)
                && Objects.equals(covering, that.covering);
    }

    @Override
    public Stream<CompetingClaim> standing() {
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
