package org.modeltracker.core.expectation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationResolved;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.expectation.ExpectationView.Item;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;

/**
 * Expectations with their outcome, put together from answers.
 *
 * @param resolutions the explicit outcomes
 * @param resolvers the models of the events that these name, by event
 * @param now valid time
 */
record ExpectationItems(List<Answer> resolutions, Map<UUID, Subject> resolvers, Instant now) {

    /** @param all answers, whatever their facts */
    static ExpectationItems of(List<Answer> all, Map<UUID, Subject> resolvers, Instant now) {
        return new ExpectationItems(
                all.stream()
                        .filter(answer -> answer.question().fact() == FactType.RESOLUTION)
                        .toList(),
                resolvers,
                now);
    }

    /** The events that explicit outcomes name. */
    static Stream<UUID> named(List<Answer> all) {
        return all.stream()
                .filter(answer -> answer.question().fact() == FactType.RESOLUTION)
                .flatMap(answer -> Stream.ofNullable(((ExpectationResolved) answer.effectiveData()).byEvent()));
    }

    /** @param course the answers about the model over valid time, among which may be what was expected */
    Item item(Answer stated, List<Answer> course) {
        var outcome = resolution(stated)
                .map(resolution -> explicit(stated, resolution))
                .orElseGet(() -> ExpectationOutcome.of(stated, course, now));
        var expectation = (ExpectationStated) stated.effectiveData();
        var left = ExpectedWindow.parse(expectation.window())
                .flatMap(window -> Optional.ofNullable(outcome.at()).map(window::daysLeft))
                .filter(days -> outcome.isMet() || outcome.by() != null);
        var event = stated.event();
        return new Item(
                expectation.about(),
                expectation.expected(),
                expectation.surface(),
                expectation.window(),
                expectation.commitment(),
                expectation.statement(),
                outcome.status(),
                outcome.by(),
                outcome.metBy(),
                event.claim().observedAt(),
                event.claim().source(),
                event.id(),
                left.filter(days -> days >= 0).orElse(null),
                left.filter(days -> days < 0).map(days -> -days).orElse(null));
    }

    private Optional<Answer> resolution(Answer stated) {
        return resolutions.stream()
                .filter(answer -> answer.question().settles(stated.question()))
                .findFirst();
    }

    /** The resolution itself is the event that decided. It may name what met the expectation, which is about the same model if it does not. */
    private ExpectationOutcome explicit(Answer stated, Answer resolution) {
        var resolved = (ExpectationResolved) resolution.effectiveData();
        var outcome = resolved.outcome();
        var named = Optional.ofNullable(resolved.byEvent()).map(resolvers::get);
        var metBy = outcome == ExpectationEvent.Outcome.MET
                ? named.or(() -> Optional.of(stated.question().subject()))
                : named;
        return new ExpectationOutcome(
                outcome.word(),
                resolution.event().id(),
                outcome.isMet() ? metBy.map(Subject::id).orElse(null) : null,
                outcome.isMet() ? resolution.event().claim().begins() : null);
    }
}
