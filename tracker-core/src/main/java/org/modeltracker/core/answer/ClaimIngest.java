package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.modeltracker.core.answer.ClaimTable.Ended;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes a batch of events apart into claims, confirmations, and what ends either. */
@Component
class ClaimIngest {

    private final ClaimTable table;
    private final ClaimQuery claims;
    private final ConfirmationQuery confirmationQuery;
    private final IdentifiedTable identifiedTable;
    private final JsonMapper json;

    ClaimIngest(
            ClaimTable table,
            ClaimQuery claims,
            ConfirmationQuery confirmationQuery,
            IdentifiedTable identifiedTable,
            JsonMapper json) {
        this.table = table;
        this.claims = claims;
        this.confirmationQuery = confirmationQuery;
        this.identifiedTable = identifiedTable;
        this.json = json;
    }

    /**
     * The content of a batch.
     *
     * @param positions the affected fact keys with their positions; a key for everybody includes all narrower audiences
     * @param groups the same by group; a price in one currency may affect those in all others
     * @param claims its own, in their order
     * @param changed the groups in which an earlier claim ended, or went to another question
     */
    record IngestedBatch(
            Map<FactKey, SortedSet<Long>> positions,
            Map<FactKeyGroup, SortedSet<Long>> groups,
            List<CompetingClaim> claims,
            Set<FactKeyGroup> changed) {

        IngestedBatch() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new HashSet<>());
        }

        void change(FactKey question) {
            changed.add(FactKeyGroup.of(question));
        }

        void at(long position, FactKey question) {
            positions.computeIfAbsent(question, q -> new TreeSet<>()).add(position);
            groups.computeIfAbsent(FactKeyGroup.of(question), g -> new TreeSet<>())
                    .add(position);
        }

        Set<FactKeyGroup> families() {
            return groups.keySet();
        }

        SortedSet<Long> of(FactKey question) {
            if (question.fact() == FactType.PRICING) {
                return groups.getOrDefault(FactKeyGroup.of(question), Collections.emptySortedSet());
            }
            var all = new TreeSet<>(positions.getOrDefault(question, Collections.emptySortedSet()));
            all.addAll(positions.getOrDefault(question.wider(), Collections.emptySortedSet()));
            return all;
        }
    }

    IngestedBatch take(String schema, List<RecordedEvent> events) {
        table.addSubjects(schema, firsts(events));
        var identities = IdentityIngest.of(identifiedTable, schema, events);
        var taken = new IngestedBatch();
        var moves = new ClaimMoves(
                identities.movable().isEmpty() ? List.of() : claims.ofSubjects(schema, identities.movable()));
        var questions = questionsOf(schema, events);
        var ended = new ArrayList<Ended>();
        var confirmations = new LinkedHashMap<UUID, Confirmation>();
        for (var event : events) {
            for (var subject : identities.take(event)) {
                moves.move(subject, event.position(), identities, taken, questions);
            }
            switch (event.claim().data()) {
                case ClaimCorrected correction -> {
                    var corrected = questions.get(correction.corrects());
                    if (corrected != null) {
                        taken.change(corrected);
                        var question = correction
                                .effectiveData()
                                .question(event.claim().subject(), event.id())
                                .map(corrected::inCurrencyOf)
                                .orElse(corrected);
                        questions.put(event.id(), question);
                        taken.claims().add(held(question, event));
                        taken.at(event.position(), question);
                    }
                    ended.add(ended(correction.corrects(), event));
                }
                case ClaimRetracted retraction -> {
                    var question = questions.get(retraction.retracts());
                    if (question != null) {
                        taken.change(question);
                        taken.at(event.position(), question);
                    }
                    ended.add(ended(retraction.retracts(), event));
                }
                case SourceObserved word -> confirmations.put(event.id(), confirmation(word, event));
                default ->
                    event.claim()
                            .data()
                            .question(event.claim().subject(), root(event, questions))
                            .map(own -> identities.key(own, event.claim().begins()))
                            .ifPresent(question -> {
                                questions.put(event.id(), question);
                                taken.claims().add(held(question, event));
                                taken.at(event.position(), question);
                            });
            }
        }
        table.endRows(schema, moves.ended());
        var context = ClaimContext.of(schema, claims, taken.claims(), ended);
        taken.claims().replaceAll(context::meaning);
        table.addClaims(schema, taken.claims());
        identities.write();
        table.addConfirmations(schema, confirmations);
        table.end(schema, ended);
        confirmationQuery.contested(schema, begunOrEnded(schema, confirmations, ended), taken::at);
        end(taken.claims(), ended);
        return taken;
    }

    private static Map<Subject, Long> firsts(List<RecordedEvent> events) {
        var firsts = new LinkedHashMap<Subject, Long>();
        events.forEach(event -> firsts.putIfAbsent(event.claim().subject(), event.position()));
        return firsts;
    }

    private static void end(List<CompetingClaim> claims, List<Ended> ended) {
        if (!ended.isEmpty()) {
            var endings = ended.stream()
                    .collect(Collectors.toMap(
                            Ended::id, end -> new CompetingClaim.Ending(end.position(), end.observed())));
            claims.replaceAll(claim -> endings.containsKey(claim.id())
                    ? claim.endedBy(Objects.requireNonNull(endings.get(claim.id())))
                    : claim);
        }
    }

    private Map<UUID, FactKey> questionsOf(String schema, List<RecordedEvent> events) {
        var targets = events.stream()
                .flatMap(event -> event.claim().data().amends().stream())
                .toList();
        return targets.isEmpty() ? new HashMap<>() : claims.questions(schema, targets);
    }

    /** Confirmations by the position at which they begin to count, or cease to. */
    private Map<Long, Confirmation> begunOrEnded(
            String schema, Map<UUID, Confirmation> begun, Collection<Ended> ended) {
        var words = new HashMap<Long, Confirmation>();
        begun.values().forEach(word -> words.put(word.position(), word));
        if (!ended.isEmpty()) {
            var known = confirmationQuery.among(
                    schema, ended.stream().map(Ended::id).toList());
            ended.stream()
                    .filter(end -> known.containsKey(end.id()))
                    .forEach(end -> words.put(end.position(), Objects.requireNonNull(known.get(end.id()))));
        }
        return words;
    }

    /** An event that acts on another belongs to whatever said that first. */
    private static UUID root(RecordedEvent event, Map<UUID, FactKey> questions) {
        return event.claim()
                .data()
                .amends()
                .flatMap(target -> Optional.ofNullable(questions.get(target)))
                .flatMap(question -> Optional.ofNullable(question.key().get("event")))
                .map(UUID::fromString)
                .orElse(event.id());
    }

    private CompetingClaim held(FactKey question, RecordedEvent event) {
        return new CompetingClaim(
                question,
                event,
                event.claim().data().effectiveData(),
                json.writeValueAsString(event),
                new ContentHash(event.claim(), json),
                null,
                event.position(),
                null,
                null);
    }

    private static Ended ended(UUID id, RecordedEvent by) {
        return new Ended(id, by.position(), by.claim().observed());
    }

    private static Confirmation confirmation(SourceObserved word, RecordedEvent event) {
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
}
