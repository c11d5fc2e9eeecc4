package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.modeltracker.core.claim.AnswerTable.Addition;
import org.modeltracker.core.claim.AnswerTable.Change;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.claim.ClaimTable.Ended;
import org.modeltracker.core.log.Projection;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Recorded;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns claims into answers. A batch of events first becomes rows of claims; then the answers to every question that it touched are worked out
 * anew, for each position at which they may have changed.
 */
@Component
class AnswerProjection implements Projection {

    private final ClaimTable table;
    private final ClaimQuery claims;
    private final AnswerTable answers;
    private final JsonMapper json;

    AnswerProjection(ClaimTable table, ClaimQuery claims, AnswerTable answers, JsonMapper json) {
        this.table = table;
        this.claims = claims;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public void project(String schema, List<Recorded> events) {
        table.addSubjects(schema, events);
        var touched = new Touched();
        takeIn(schema, events, touched);
        if (!touched.positions.isEmpty()) {
            answer(schema, events, touched);
        }
    }

    /** Which questions a batch bears on, and at which positions. */
    private static final class Touched {
        final Map<Family, SortedSet<Long>> positions = new LinkedHashMap<>();

        void at(long position, Family family) {
            positions.computeIfAbsent(family, f -> new TreeSet<>()).add(position);
        }
    }

    private void takeIn(String schema, List<Recorded> events, Touched touched) {
        var questions = questionsOf(schema, events);
        var held = new ArrayList<Held>();
        var ended = new ArrayList<Ended>();
        var confirmations = new LinkedHashMap<UUID, Confirmation>();
        for (var event : events) {
            switch (event.claim().data()) {
                case ClaimCorrected correction -> {
                    var question = questions.get(correction.corrects());
                    if (question != null) {
                        questions.put(event.id(), question);
                        held.add(held(question, event));
                        touched.at(event.position(), Family.of(question));
                    }
                    ended.add(ended(correction.corrects(), event));
                }
                case ClaimRetracted retraction -> {
                    var question = questions.get(retraction.retracts());
                    if (question != null) {
                        touched.at(event.position(), Family.of(question));
                    }
                    ended.add(ended(retraction.retracts(), event));
                }
                case SourceObserved word -> confirmations.put(event.id(), confirmation(word, event));
                default ->
                    event.claim()
                            .data()
                            .question(event.claim().subject(), root(event, questions))
                            .ifPresent(question -> {
                                questions.put(event.id(), question);
                                held.add(held(question, event));
                                touched.at(event.position(), Family.of(question));
                            });
            }
        }
        table.addClaims(schema, held);
        confirmations.forEach((id, word) -> table.addConfirmation(schema, id, word));
        table.end(schema, ended);
        confirmations
                .values()
                .forEach(word -> claims.contested(schema, word).forEach(family -> touched.at(word.position(), family)));
        endedConfirmations(schema, events, touched);
    }

    private void answer(String schema, List<Recorded> events, Touched touched) {
        var recordedAt = events.stream().collect(Collectors.toMap(Recorded::position, Recorded::recordedAt));
        var all = claims.claims(schema, touched.positions.keySet());
        var confirmations =
                claims.confirmations(schema, all.stream().map(Held::publisher).collect(Collectors.toSet()));
        var families = all.stream().collect(Collectors.groupingBy(claim -> Family.of(claim.question())));
        var changes = new ArrayList<Change>();
        var additions = new ArrayList<Addition>();
        touched.positions.forEach((family, positions) -> {
            var members = families.getOrDefault(family, List.of());
            for (var question : questions(members)) {
                var rectangles = Rectangles.after(question, competing(question, members), confirmations, positions);
                rectangles
                        .closings()
                        .forEach(closing -> changes.add(new Change(question, closing, at(recordedAt, closing.at()))));
                rectangles
                        .opened()
                        .forEach(opened -> additions.add(new Addition(
                                question,
                                opened,
                                at(recordedAt, opened.from()),
                                opened.to() == Rectangles.OPEN ? null : at(recordedAt, opened.to()))));
            }
        });
        answers.close(schema, changes);
        answers.add(schema, additions);
    }

    static Set<Question> questions(Collection<Held> claims) {
        return claims.stream().map(Held::question).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The claims that compete for one question: its own, and those that settle the matter for everybody. */
    static List<Held> competing(Question question, Collection<Held> family) {
        return family.stream()
                .filter(claim -> claim.question().equals(question)
                        || (claim.said().coversNarrower() && claim.question().equals(question.forEverybody())))
                .toList();
    }

    private Map<UUID, Question> questionsOf(String schema, List<Recorded> events) {
        var targets = events.stream()
                .flatMap(event -> event.claim().data().actsOn().stream())
                .toList();
        return targets.isEmpty() ? new HashMap<>() : claims.questions(schema, targets);
    }

    private void endedConfirmations(String schema, List<Recorded> events, Touched touched) {
        for (var event : events) {
            if (event.claim().data() instanceof ClaimRetracted retraction) {
                claims.confirmation(schema, retraction.retracts())
                        .ifPresent(word ->
                                claims.contested(schema, word).forEach(family -> touched.at(event.position(), family)));
            }
        }
    }

    /** An event that acts on another belongs to whatever said that first. */
    private static UUID root(Recorded event, Map<UUID, Question> questions) {
        return event.claim()
                .data()
                .actsOn()
                .flatMap(target -> Optional.ofNullable(questions.get(target)))
                .flatMap(question -> Optional.ofNullable(question.key().get("event")))
                .map(UUID::fromString)
                .orElse(event.id());
    }

    private Held held(Question question, Recorded event) {
        return new Held(question, event, Held.said(event.claim()), Digest.of(event.claim(), json), null);
    }

    private static Ended ended(UUID id, Recorded by) {
        return new Ended(id, by.position(), by.claim().observed());
    }

    private static Confirmation confirmation(SourceObserved word, Recorded event) {
        var observed = word.observedAt() == null
                ? event.claim().observed()
                : word.observedAt().start();
        return new Confirmation(
                word.publisher(),
                word.scope() == null ? null : Set.copyOf(word.scope()),
                observed,
                event.position(),
                null);
    }

    private static Instant at(Map<Long, Instant> recordedAt, long position) {
        return Objects.requireNonNull(recordedAt.get(position));
    }
}
