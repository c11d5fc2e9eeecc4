package org.modeltracker.api.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.springframework.stereotype.Component;

/** Finds what has a date to come, or had one. */
@Component
class DatedThings {

    /** More than any calendar program takes; it bounds what one request costs. */
    private static final int MOST = 10_000;

    private final TimelineView timeline;
    private final EventLog log;
    private final ChangeDetector changes;
    private final SentenceContexts contexts;

    DatedThings(TimelineView timeline, EventLog log, ChangeDetector changes, SentenceContexts contexts) {
        this.timeline = timeline;
        this.log = log;
        this.changes = changes;
        this.contexts = contexts;
    }

    /**
     * In the order in which they were first recorded.
     *
     * @throws Problem (400) when there are more than one calendar can hold
     */
    List<DatedThing> of(Filter filter, long asOf) {
        var items = timeline.ahead(filter, asOf, MOST + 1);
        if (items.size() > MOST) {
            throw Problem.parameter(
                    "organisation", "is required, because there are more than %d dates".formatted(MOST));
        }
        var events = log.byIds(items.stream().map(TimelineView.Item::eventId).toList());
        var roots = new LinkedHashMap<UUID, RecordedEvent>();
        changes.concerns(events).stream().map(EventImpact::origin).forEach(origin -> roots.put(origin.id(), origin));
        var histories = histories(roots.values(), asOf);
        var told = contexts.of(histories.values().stream().flatMap(List::stream).toList());
        return roots.values().stream()
                .sorted(Comparator.comparing(RecordedEvent::position))
                .flatMap(root -> {
                    var history = Objects.requireNonNull(histories.get(root.id()));
                    return Stream.of(
                            new DatedThing(root, history, false, told), new DatedThing(root, history, true, told));
                })
                .filter(DatedThing::everHadADate)
                .toList();
    }

    /** Each root with what acted on it, or on what acted on it: one query for each step from the roots. */
    private Map<UUID, List<RecordedEvent>> histories(Collection<RecordedEvent> roots, long asOf) {
        var rootOf = new HashMap<UUID, UUID>();
        var found = new ArrayList<>(roots);
        roots.forEach(root -> rootOf.put(root.id(), root.id()));
        for (var open = Set.copyOf(rootOf.keySet()); !open.isEmpty(); ) {
            var acting = Stream.concat(log.actingOn(open).stream(), log.resolving(open).stream())
                    .filter(event -> event.position() <= asOf)
                    .toList();
            acting.forEach(event -> rootOf.put(event.id(), rootOf.get(target(event))));
            found.addAll(acting);
            open = acting.stream().map(RecordedEvent::id).collect(Collectors.toSet());
        }
        return found.stream()
                .sorted(Comparator.comparing(RecordedEvent::position))
                .collect(Collectors.groupingBy(event -> Objects.requireNonNull(rootOf.get(event.id()))));
    }

    private static UUID target(RecordedEvent event) {
        return event.claim().data().amends().orElseThrow();
    }
}
