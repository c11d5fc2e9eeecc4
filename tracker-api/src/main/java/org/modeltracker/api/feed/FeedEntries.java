package org.modeltracker.api.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.answer.DueChanges;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.springframework.stereotype.Component;

/** The newest entries, with what became of each. Who follows a type also hears of corrections and retractions of that type. */
@Component
class FeedEntries {

    private static final int MOST = 100;

    private final TimelineView timeline;
    private final EventLog log;
    private final ChangeDetector changes;
    private final SentenceContexts contexts;
    private final DueChanges due;
    private final Addresses addresses;

    FeedEntries(
            TimelineView timeline,
            EventLog log,
            ChangeDetector changes,
            SentenceContexts contexts,
            DueChanges due,
            Addresses addresses) {
        this.timeline = timeline;
        this.log = log;
        this.changes = changes;
        this.contexts = contexts;
        this.due = due;
        this.addresses = addresses;
    }

    /**
     * Up to 100, as they were known at a position, with what began or ended by itself.
     *
     * @param until the last instant at which anything happened by itself
     */
    List<FeedEntry> newest(Filter filter, long asOf, Instant until) {
        var items = timeline.newest(filter, asOf, MOST);
        var events = log.byIds(items.stream().map(TimelineView.Item::eventId).toList());
        return Stream.concat(entries(changes.concerns(events.reversed()), asOf).stream(), due(filter, until).stream())
                .sorted(Comparator.comparing(FeedEntry::published, Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    private List<FeedEntry> due(Filter filter, Instant until) {
        var only = new DueChanges.Filter(filter.organisations(), filter.models(), filter.types());
        var found = due.between(only, Instant.EPOCH, until, MOST);
        var told = contexts.ofChanges(found);
        return found.stream()
                .map(change -> FeedEntry.due(
                        change, Objects.requireNonNull(told.get(change.concern().id())), addresses))
                .toList();
    }

    private List<FeedEntry> entries(List<EventImpact> concerns, long asOf) {
        var endings =
                endings(concerns.stream().map(concern -> concern.event().id()).toList(), asOf);
        var told = contexts.of(Stream.concat(
                        concerns.stream().flatMap(concern -> Stream.of(concern.event(), concern.origin())),
                        endings.values().stream().flatMap(List::stream))
                .distinct()
                .toList());
        return concerns.stream()
                .map(concern -> FeedEntry.of(
                        concern, endings.getOrDefault(concern.event().id(), List.of()), told, addresses))
                .toList();
    }

    private Map<UUID, List<RecordedEvent>> endings(Collection<UUID> ids, long asOf) {
        return log.actingOn(ids).stream()
                .filter(event -> event.position() <= asOf)
                .collect(Collectors.groupingBy(
                        event -> event.claim().data().amends().orElseThrow()));
    }
}
