package org.modeltracker.api.feed;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationResolved;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.expectation.ExpectationEvent.Outcome;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.VagueDate;

/**
 * Something that a source gave a date to before it came, with all that was made of it since.
 *
 * @param root the claim that said it first: the thing is the same as long as that is
 * @param history the root and what corrected, retracted or settled it, in position order
 */
record DatedThing(Recorded root, List<Recorded> history) {

    /** A price, a state or a release that was announced ahead, or the dated window of an expectation; empty where it is none of these. */
    static Optional<VagueDate> date(Claim claim) {
        var said = said(claim);
        if (said instanceof ExpectationStated expectation) {
            return window(expectation.window());
        }
        return said != null && claim.effective().start().isAfter(claim.observed())
                ? Optional.of(claim.effective())
                : Optional.empty();
    }

    /** The newest event that says what the thing is and when; the root where a correction took the date away. */
    Recorded latest() {
        return history.stream()
                .filter(event -> date(event.claim()).isPresent())
                .reduce((first, second) -> second)
                .orElse(root);
    }

    Recorded lastChange() {
        return history.getLast();
    }

    int revision() {
        return history.size() - 1;
    }

    /** Taken back, void, or corrected to something without a date to come. */
    boolean cancelled() {
        return history.stream().anyMatch(event -> switch (event.claim().data()) {
                    case ClaimRetracted _ -> true;
                    case ExpectationResolved resolved -> resolved.outcome() == Outcome.VOID;
                    default -> false;
                })
                || history.stream()
                        .filter(event -> said(event.claim()) != null)
                        .reduce((first, second) -> second)
                        .filter(event -> date(event.claim()).isPresent())
                        .isEmpty();
    }

    /** What it is that has a date; null for what only acts on such. */
    private static @Nullable Statement said(Claim claim) {
        return switch (claim.data()) {
            case ClaimCorrected correction -> correction.replacement().data();
            case ClaimRetracted _, ExpectationResolved _ -> null;
            default -> claim.data();
        };
    }

    private static Optional<VagueDate> window(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(VagueDate::parse);
        } catch (DateTimeException words) {
            return Optional.empty(); // "coming weeks" has no place in a calendar
        }
    }
}
