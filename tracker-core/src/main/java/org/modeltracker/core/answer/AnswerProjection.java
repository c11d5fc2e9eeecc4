package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.answer.AnswerTable.Addition;
import org.modeltracker.core.answer.AnswerTable.Change;
import org.modeltracker.core.answer.ClaimIngest.IngestedBatch;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.Projection;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Turns claims into answers. It first stores a batch of events as claims. Then it computes the answers to each affected fact key again, at each
 * position where they may have changed. Other projections may read the answers of the batch: this one comes first.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnswerProjection implements Projection {

    private final ClaimIngest intake;
    private final ClaimQuery claims;
    private final ConfirmationQuery confirmations;
    private final AnswerTable answers;

    AnswerProjection(ClaimIngest intake, ClaimQuery claims, ConfirmationQuery confirmations, AnswerTable answers) {
        this.intake = intake;
        this.claims = claims;
        this.confirmations = confirmations;
        this.answers = answers;
    }

    @Override
    public void project(String schema, List<RecordedEvent> events) {
        var taken = intake.take(schema, events);
        if (!taken.positions().isEmpty()) {
            answer(schema, events, taken);
        }
    }

    private void answer(String schema, List<RecordedEvent> events, IngestedBatch taken) {
        var recordedAt = events.stream().collect(Collectors.toMap(RecordedEvent::position, RecordedEvent::recordedAt));
        var before = claims.claims(schema, taken.families(), events.getFirst().position());
        var all = Stream.concat(before.stream(), taken.claims().stream()).toList();
        var given = confirmations.by(
                schema, all.stream().map(CompetingClaim::publisher).collect(Collectors.toSet()));
        var families = all.stream().collect(Collectors.groupingBy(claim -> FactKeyGroup.of(claim.question())));
        var changes = new ArrayList<Change>();
        var additions = new ArrayList<Addition>();
        for (var question : questions(all)) {
            var positions = taken.of(question);
            if (!positions.isEmpty()) {
                var competing = competing(question, families.getOrDefault(FactKeyGroup.of(question), List.of()));
                var rectangles = BitemporalDiff.after(question, competing, given, positions);
                rectangles
                        .closings()
                        .forEach(closing -> changes.add(new Change(question, closing, at(recordedAt, closing.at()))));
                rectangles
                        .opened()
                        .forEach(opened -> additions.add(new Addition(
                                question,
                                opened,
                                at(recordedAt, opened.from()),
                                opened.to() == BitemporalDiff.OPEN ? null : at(recordedAt, opened.to()))));
            }
        }
        answers.close(schema, changes);
        answers.add(schema, additions);
    }

    static Set<FactKey> questions(Collection<CompetingClaim> claims) {
        return claims.stream().map(CompetingClaim::question).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The claims that compete for one question: its own, those on the same for everybody, and prices in other currencies. */
    static List<CompetingClaim> competing(FactKey question, Collection<CompetingClaim> family) {
        return family.stream()
                .filter(claim -> claim.question().equals(question)
                        || claim.question().equals(question.wider())
                        || question.fact() == FactType.PRICING)
                .toList();
    }

    private static Instant at(Map<Long, Instant> recordedAt, long position) {
        return Objects.requireNonNull(recordedAt.get(position));
    }
}
