package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.SourceKind;

/** The latest prices in one currency, unless a later list in another takes their place. */
final class LatestOfCurrencies implements LatestPerSource {

    private final FactKey question;
    private final Comparator<CompetingClaim> later;
    private final LatestClaims own;
    private final List<CompetingClaim> others = new ArrayList<>();

    LatestOfCurrencies(FactKey question, Comparator<CompetingClaim> later) {
        this(question, later, new LatestClaims(later));
    }

    private LatestOfCurrencies(FactKey question, Comparator<CompetingClaim> later, LatestClaims own) {
        this.question = question;
        this.later = later;
        this.own = own;
    }

    @Override
    public void take(CompetingClaim claim) {
        if (claim.question().equals(question)) {
            own.take(claim);
        } else if (claim.remainsFrom() == null) {
            others.add(claim);
        } else {
            LatestPerSource.keepRemainder(others, claim);
        }
    }

    @Override
    public LatestPerSource copy() {
        var copy = new LatestOfCurrencies(question, later, own.copy());
        copy.others.addAll(others);
        return copy;
    }

    @Override
    public boolean isAs(@Nullable LatestPerSource other) {
        return other instanceof LatestOfCurrencies that && own.isAs(that.own) && others.equals(that.others);
    }

    @Override
    public Stream<CompetingClaim> standing() {
        return own.standing().stream()
                .filter(claim -> others.stream().noneMatch(other -> takesThePlace(other.whole(), claim.whole())));
    }

    /** An entry of a catalogue is one list of prices: it has one currency at a time. */
    private boolean takesThePlace(CompetingClaim other, CompetingClaim claim) {
        return later.compare(other, claim) > 0
                && (other.event().claim().source().kind() == SourceKind.CATALOGUE
                        || other.effectiveData().replacesAcrossCurrencies(claim.effectiveData()));
    }
}
