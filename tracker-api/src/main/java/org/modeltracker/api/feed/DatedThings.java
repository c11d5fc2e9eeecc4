package org.modeltracker.api.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.modeltracker.api.http.Problem;
import org.modeltracker.core.claim.Changes;
import org.modeltracker.core.claim.Concern;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.stereotype.Component;

/** Finds what has a date to come, or had one. */
@Component
class DatedThings {

    /** More than any calendar program takes; it bounds what one request costs. */
    private static final int MOST = 10_000;

    private final TimelineView timeline;
    private final EventLog log;
    private final Changes changes;

    DatedThings(TimelineView timeline, EventLog log, Changes changes) {
        this.timeline = timeline;
        this.log = log;
        this.changes = changes;
    }

    /**
     * In the order in which they were first recorded.
     *
     * @throws Problem (400) when there are more than one calendar can hold
     */
    List<DatedThing> of(Filter filter, long asOf) {
        var items = timeline.ahead(filter, asOf, MOST + 1);
        if (items.size() > MOST) {
            throw Problem.parameter("organisation", "is needed: there are more than %d dates".formatted(MOST));
        }
        var events = log.byIds(items.stream().map(TimelineView.Item::eventId).toList());
        var roots = new LinkedHashMap<UUID, Recorded>();
        changes
                .concerns(events.stream()
                        .filter(event -> DatedThing.date(event.claim()).isPresent())
                        .toList())
                .stream()
                .map(Concern::origin)
                .forEach(origin -> roots.put(origin.id(), origin));
        var histories = histories(roots.values(), settlements(filter, asOf), asOf);
        return roots.values().stream()
                .sorted(Comparator.comparing(Recorded::position))
                .map(root -> new DatedThing(root, histories.getOrDefault(root.id(), List.of(root))))
                .toList();
    }

    /** What settled expectations and still stands. */
    private List<Recorded> settlements(Filter filter, long asOf) {
        var resolved = new Filter(
                filter.organisations(),
                filter.models(),
                Set.of("expectation.resolved"),
                filter.effectiveAt(),
                null,
                null,
                null);
        var items = timeline.between(resolved, Order.RECORDED, 0, asOf, MOST);
        var events = log.byIds(items.stream().map(TimelineView.Item::eventId).toList());
        var ended = log.actingOn(events.stream().map(Recorded::id).toList()).stream()
                .filter(event -> event.position() <= asOf)
                .flatMap(event -> event.claim().data().actsOn().stream())
                .collect(Collectors.toSet());
        return events.stream().filter(event -> !ended.contains(event.id())).toList();
    }

    /** Each root with what acted on it, or on what acted on it: one query for each step from the roots. */
    private Map<UUID, List<Recorded>> histories(Collection<Recorded> roots, List<Recorded> settlements, long asOf) {
        var rootOf = new HashMap<UUID, UUID>();
        var found = new ArrayList<>(roots);
        roots.forEach(root -> rootOf.put(root.id(), root.id()));
        for (var open = new HashSet<>(rootOf.keySet()); !open.isEmpty(); ) {
            var acting = log.actingOn(open).stream()
                    .filter(event -> event.position() <= asOf && !rootOf.containsKey(event.id()))
                    .toList();
            open.clear();
            acting.forEach(event -> {
                rootOf.put(event.id(), rootOf.get(target(event)));
                open.add(event.id());
            });
            found.addAll(acting);
        }
        for (var settlement : settlements) {
            if (rootOf.containsKey(target(settlement))) {
                rootOf.put(settlement.id(), rootOf.get(target(settlement)));
                found.add(settlement);
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Recorded::position))
                .collect(Collectors.groupingBy(event -> Objects.requireNonNull(rootOf.get(event.id()))));
    }

    private static UUID target(Recorded event) {
        return event.claim().data().actsOn().orElseThrow();
    }
}
