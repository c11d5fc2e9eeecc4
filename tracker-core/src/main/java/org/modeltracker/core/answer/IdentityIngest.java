package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.modeltracker.core.answer.IdentifiedTable.IdentifiedRow;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.IdentityGraph;
import org.modeltracker.core.identity.IdentityPeriod;
import org.modeltracker.core.identity.ResolvedIdentity;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;

/** Who is who while a batch of events comes in, one event after the other. */
final class IdentityIngest {

    private final IdentifiedTable table;
    private final String schema;
    private final IdentityGraph graph;
    private final Map<String, List<IdentityPeriod>> current;
    private final Map<String, List<IdentityClaim>> added = new LinkedHashMap<>();
    private final Map<UUID, Long> ended = new LinkedHashMap<>();
    private final Map<String, Long> closed = new LinkedHashMap<>();
    private final Map<String, Long> since = new HashMap<>();
    private final List<IdentifiedRow> rows = new ArrayList<>();
    private final Set<String> movable;

    private IdentityIngest(
            IdentifiedTable table,
            String schema,
            IdentityGraph graph,
            Map<String, List<IdentityPeriod>> current,
            Set<String> movable) {
        this.table = table;
        this.schema = schema;
        this.graph = graph;
        this.current = current;
        this.movable = movable;
    }

    static IdentityIngest of(IdentifiedTable table, String schema, List<RecordedEvent> events) {
        var decided = new HashSet<String>();
        var targets = new HashSet<String>();
        for (var event : events) {
            decision(event).ifPresent(data -> {
                decided.add(event.claim().subject().id());
                targets.add(data.sameAs());
            });
        }
        decided.addAll(table.decidedBy(
                schema,
                events.stream()
                        .flatMap(event -> event.claim().data().amends().stream())
                        .toList()));
        var graph = decided.isEmpty() ? new IdentityGraph() : table.around(schema, decided, targets);
        var movable = new HashSet<String>();
        decided.forEach(subject -> movable.addAll(graph.dependents(subject)));
        var models = new HashSet<>(movable);
        events.stream()
                .map(event -> event.claim().subject())
                .filter(subject -> subject.kind() == Subject.Kind.MODEL)
                .forEach(subject -> models.add(subject.id()));
        return new IdentityIngest(table, schema, graph, new HashMap<>(table.current(schema, models)), movable);
    }

    private static Optional<ModelIdentified> decision(RecordedEvent event) {
        return event.claim().data().effectiveData() instanceof ModelIdentified data
                ? Optional.of(data)
                : Optional.empty();
    }

    /** The subjects whose claims this batch may move. */
    Set<String> movable() {
        return movable;
    }

    /** The fact key for which a claim counts now. */
    FactKey key(FactKey own, Instant begins) {
        return own.subject().kind() == Subject.Kind.MODEL
                ? identity(own.subject().id(), begins).key(own)
                : own;
    }

    private ResolvedIdentity identity(String subject, Instant at) {
        return current.getOrDefault(subject, List.of()).stream()
                .filter(period -> period.contains(at))
                .map(IdentityPeriod::identity)
                .findFirst()
                .orElseGet(() -> ResolvedIdentity.self(subject));
    }

    /** @return the subjects that are another model after the event */
    List<String> take(RecordedEvent event) {
        var subject = event.claim().subject().id();
        var changed = new HashSet<String>();
        switch (event.claim().data()) {
            case ClaimCorrected correction -> end(correction.corrects(), event, changed);
            case ClaimRetracted retraction -> end(retraction.retracts(), event, changed);
            default -> {}
        }
        decision(event).ifPresent(data -> {
            var decision = IdentityClaim.of(event.id(), event.claim(), data, event.position());
            graph.add(subject, decision);
            added.computeIfAbsent(subject, id -> new ArrayList<>()).add(decision);
            changed.addAll(graph.dependents(subject));
        });
        return changed.stream()
                .sorted()
                .filter(one -> hasMoved(one, event.position()))
                .toList();
    }

    private void end(UUID target, RecordedEvent by, Set<String> changed) {
        graph.subjectOf(target).ifPresent(subject -> {
            changed.addAll(graph.dependents(subject));
            graph.end(target);
            ended.put(target, by.position());
        });
    }

    private boolean hasMoved(String subject, long position) {
        var before = current.getOrDefault(subject, List.of());
        var after = graph.periods(subject);
        if (before.equals(after)) {
            return false;
        }
        var from = since.put(subject, position);
        if (from == null) {
            closed.put(subject, position);
        } else {
            before.forEach(period -> rows.add(new IdentifiedRow(subject, period, from, position)));
        }
        current.put(subject, after);
        return true;
    }

    void write() {
        since.forEach((subject, from) -> current.getOrDefault(subject, List.of())
                .forEach(period -> rows.add(new IdentifiedRow(subject, period, from, BitemporalDiff.OPEN))));
        table.addDecisions(schema, added);
        table.endDecisions(schema, ended);
        table.replace(schema, closed, rows);
    }
}
