package org.modeltracker.api.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.modeltracker.api.page.EventStory.Change;
import org.modeltracker.api.page.EventStory.Other;
import org.modeltracker.api.page.text.AnswerText;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SentenceContext;
import org.springframework.stereotype.Component;

/** Finds what an event changed, and what became of it. */
@Component
class EventStories {

    /** An observation of a source may bear on hundreds of answers. */
    private static final int MOST = 25;

    private final EventLog log;
    private final ChangeDetector changes;
    private final SentenceContexts contexts;

    EventStories(EventLog log, ChangeDetector changes, SentenceContexts contexts) {
        this.log = log;
        this.changes = changes;
        this.contexts = contexts;
    }

    /** Empty if the event was not recorded by that position. */
    Optional<EventStory> find(UUID id, long asOf) {
        return log.byId(id).filter(event -> event.position() <= asOf).map(event -> story(event, asOf));
    }

    private EventStory story(RecordedEvent event, long asOf) {
        var all = changes.of(changes.withAffectedKeys(changes.concerns(List.of(event))));
        var own = all.getFirst();
        var changed = all.stream().filter(AnswerChange::changesAnswer).toList();
        var shown = changed.stream().limit(MOST).toList();
        var told = contexts.ofChanges(
                Stream.concat(Stream.of(own), shown.stream()).distinct().toList());
        var it = Objects.requireNonNull(told.get(own.concern().id()));
        return new EventStory(
                event,
                EventTypeRegistry.type(event.claim().data()),
                own.concern().subject(),
                it.subject(),
                own.sentence(it),
                shown.stream()
                        .map(change -> change(
                                change,
                                Objects.requireNonNull(told.get(change.concern().id()))))
                        .toList(),
                changed.size() - shown.size(),
                !own.changesAnswer() && own.current() != null,
                event.claim().data().amends().flatMap(log::byId).stream()
                        .flatMap(target -> others(List.of(target)))
                        .findFirst()
                        .orElse(null),
                others(log.actingOn(event.id()).stream()
                                .filter(ending -> ending.position() <= asOf)
                                .toList())
                        .toList());
    }

    private static Change change(AnswerChange change, SentenceContext it) {
        var before = change.previous();
        var after = change.current();
        return new Change(
                change.concern().affectedKey() == null ? null : it.subject(),
                Instant.MIN.equals(change.at()) ? null : change.at(),
                before == null ? null : AnswerText.of(before, it),
                after == null ? null : AnswerText.of(after, it),
                after != null && after.disputed());
    }

    private Stream<Other> others(List<RecordedEvent> events) {
        Map<UUID, SentenceContext> told = contexts.of(events);
        return events.stream()
                .map(event -> new Other(
                        event,
                        event.claim().sentence(Objects.requireNonNull(told.get(event.id()))),
                        event.claim().data() instanceof ClaimRetracted));
    }
}
