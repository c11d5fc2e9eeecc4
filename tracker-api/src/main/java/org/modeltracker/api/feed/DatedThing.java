package org.modeltracker.api.feed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.claim.ClaimEvent;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationResolved;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.expectation.ExpectationEvent.Outcome;
import org.modeltracker.core.expectation.ExpectedWindow;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SentenceContext;

/**
 * Something that a source gave a date to before it came, with all that was made of it since.
 *
 * @param root the claim that said it first: the thing is the same as long as that is
 * @param history the root and what corrected, retracted or settled it, in position order
 * @param ends whether this is the end that the claim gives, not its beginning
 * @param told what their sentences must know, by event
 */
record DatedThing(RecordedEvent root, List<RecordedEvent> history, boolean ends, Map<UUID, SentenceContext> told) {

    /** A price, a state or a release that was announced ahead, or the dated window of an expectation; empty where it is none of these. */
    Optional<PartialDate> date(Claim claim) {
        if (ends) {
            return claim.lastEnd();
        }
        return switch (claim.data().effectiveData()) {
            case ExpectationStated expectation ->
                ExpectedWindow.parse(expectation.window()).map(ExpectedWindow::asDate);
            case ExpectationResolved _, ClaimEvent _ -> Optional.empty(); // these only act on what has a date
            default ->
                claim.effective().start().isAfter(claim.observed()) ? Optional.of(claim.effective()) : Optional.empty();
        };
    }

    /** The newest event that says what the thing is and when; the root where a correction took the date away. */
    RecordedEvent latest() {
        return history.stream()
                .filter(event -> date(event.claim()).isPresent())
                .reduce((first, second) -> second)
                .orElse(root);
    }

    /** Of the calendar entry: the beginning and the end of a price are two. */
    String uid() {
        return root.id() + (ends ? "-end" : "");
    }

    String sentence() {
        var latest = latest();
        return ends ? latest.claim().endSentence(it(latest)) : latest.claim().sentence(it(latest));
    }

    String lastSentence() {
        return lastChange().claim().sentence(it(lastChange()));
    }

    private SentenceContext it(RecordedEvent event) {
        return Objects.requireNonNull(told.get(event.id()));
    }

    RecordedEvent lastChange() {
        return history.getLast();
    }

    int revision() {
        return history.size() - 1;
    }

    /** Taken back, void, or corrected to something without a date to come; and no longer so when that is taken back itself. */
    boolean cancelled() {
        return standing().noneMatch(event -> date(event.claim()).isPresent())
                || standing()
                        .map(event -> event.claim().data().effectiveData())
                        .filter(ExpectationResolved.class::isInstance)
                        .map(ExpectationResolved.class::cast)
                        .reduce((first, second) -> second)
                        .filter(last -> last.outcome() == Outcome.VOID)
                        .isPresent();
    }

    /** Said first-hand, and not merely expected or hoped. */
    boolean certain() {
        var claim = latest().claim();
        return !claim.source().kind().secondHand()
                && (!(claim.data().effectiveData() instanceof ExpectationStated expectation)
                        || expectation.commitment() == Commitment.FIRM);
    }

    boolean everHadADate() {
        return history.stream().anyMatch(event -> date(event.claim()).isPresent());
    }

    /** What was neither corrected nor retracted. */
    private Stream<RecordedEvent> standing() {
        var ended = history.stream()
                .filter(event -> event.claim().data() instanceof ClaimEvent)
                .flatMap(event -> event.claim().data().amends().stream())
                .collect(Collectors.toSet());
        return history.stream().filter(event -> !ended.contains(event.id()));
    }
}
