package org.modeltracker.api.feed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.core.claim.Changes;
import org.modeltracker.core.claim.Concern;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.springframework.stereotype.Component;

/** The newest entries, with what became of each. Who follows a type also hears of corrections and retractions of that type. */
@Component
class FeedEntries {

    private static final int MOST = 100;

    private final TimelineView timeline;
    private final EventLog log;
    private final Changes changes;
    private final Addresses addresses;

    FeedEntries(TimelineView timeline, EventLog log, Changes changes, Addresses addresses) {
        this.timeline = timeline;
        this.log = log;
        this.changes = changes;
        this.addresses = addresses;
    }

    /** Up to 100, as they were known at a position. */
    List<Entry> newest(Filter filter, long asOf) {
        var items = timeline.newest(filter, asOf, MOST);
        var events = log.byIds(items.stream().map(TimelineView.Item::eventId).toList());
        return entries(changes.concerns(events.reversed()), asOf);
    }

    private List<Entry> entries(List<Concern> concerns, long asOf) {
        var endings =
                endings(concerns.stream().map(concern -> concern.event().id()).toList(), asOf);
        return concerns.stream()
                .map(concern ->
                        Entry.of(concern, endings.getOrDefault(concern.event().id(), List.of()), addresses))
                .toList();
    }

    private Map<UUID, List<Recorded>> endings(Collection<UUID> ids, long asOf) {
        return log.actingOn(ids).stream()
                .filter(event -> event.position() <= asOf)
                .collect(Collectors.groupingBy(
                        event -> event.claim().data().actsOn().orElseThrow()));
    }
}
