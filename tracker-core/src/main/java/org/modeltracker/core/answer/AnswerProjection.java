package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.modeltracker.core.answer.AnswerTable.Addition;
import org.modeltracker.core.answer.AnswerTable.Change;
import org.modeltracker.core.answer.ClaimIngest.IngestedBatch;
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
    private final KeptFamilies kept;
    private final AnswerTable answers;

    AnswerProjection(
            ClaimIngest intake,
            ClaimQuery claims,
            ConfirmationQuery confirmations,
            KeptFamilies kept,
            AnswerTable answers) {
        this.intake = intake;
        this.claims = claims;
        this.confirmations = confirmations;
        this.kept = kept;
        this.answers = answers;
    }

    @Override
    public void project(String schema, List<RecordedEvent> events) {
        var taken = intake.take(schema, events);
        var families = families(schema, taken, events.getFirst().position());
        if (!taken.positions().isEmpty()) {
            answer(schema, events, taken, families);
        }
        kept.keep(schema, events.getLast().position(), families);
    }

    /** Those that are kept, and all of the batch with its claims. */
    private Map<FactKeyGroup, ClaimFamily> families(String schema, IngestedBatch taken, long first) {
        var families = kept.take(schema, first);
        families.keySet().removeAll(taken.changed());
        var unknown = taken.families().stream()
                .filter(group -> !families.containsKey(group))
                .toList();
        var before = byGroup(unknown.isEmpty() ? List.of() : claims.claims(schema, unknown, first));
        var more = byGroup(taken.claims());
        for (var group : taken.families()) {
            var known = families.remove(group);
            var family = known == null ? ClaimFamily.of(before.getOrDefault(group, List.of())) : known;
            family.add(more.getOrDefault(group, List.of()));
            families.put(group, family);
        }
        return families;
    }

    private static Map<FactKeyGroup, List<CompetingClaim>> byGroup(List<CompetingClaim> claims) {
        return claims.stream().collect(Collectors.groupingBy(claim -> FactKeyGroup.of(claim.question())));
    }

    private void answer(
            String schema, List<RecordedEvent> events, IngestedBatch taken, Map<FactKeyGroup, ClaimFamily> families) {
        var recordedAt = events.stream().collect(Collectors.toMap(RecordedEvent::position, RecordedEvent::recordedAt));
        var concerned = taken.families().stream()
                .map(group -> Objects.requireNonNull(families.get(group)))
                .toList();
        var given = confirmations.by(
                schema,
                concerned.stream()
                        .flatMap(family -> family.publishers().stream())
                        .collect(Collectors.toSet()));
        var changes = new ArrayList<Change>();
        var additions = new ArrayList<Addition>();
        for (var family : concerned) {
            for (var question : family.questions()) {
                var positions = taken.of(question);
                if (!positions.isEmpty()) {
                    var rectangles = family.after(question, given, positions);
                    rectangles
                            .closings()
                            .forEach(closing ->
                                    changes.add(new Change(question, closing, at(recordedAt, closing.at()))));
                    rectangles
                            .opened()
                            .forEach(opened -> additions.add(new Addition(
                                    question,
                                    opened,
                                    at(recordedAt, opened.from()),
                                    opened.to() == BitemporalDiff.OPEN ? null : at(recordedAt, opened.to()))));
                }
            }
        }
        answers.close(schema, changes);
        answers.add(schema, additions);
    }

    private static Instant at(Map<Long, Instant> recordedAt, long position) {
        return Objects.requireNonNull(recordedAt.get(position));
    }
}
