package org.modeltracker.core.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.answer.ClaimQuery.ClaimAt;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.SentenceContext.Reference;
import org.springframework.stereotype.Component;

/**
 * Finds what sentences must know beside their claims. Each sentence takes its names from the views as they were at the position of its event, so
 * it never changes again, whenever it is asked for.
 */
@Component
public class SentenceContexts {

    private static final String LIVE = "view";

    private final EventLog log;
    private final ClaimQuery claims;
    private final SubjectNameQuery names;

    SentenceContexts(EventLog log, ClaimQuery claims, SubjectNameQuery names) {
        this.log = log;
        this.claims = claims;
        this.names = names;
    }

    /** By the id of the event. */
    public Map<UUID, SentenceContext> of(List<RecordedEvent> events) {
        return of(LIVE, events);
    }

    /** The same from the tables in a schema, which must contain the answers up to the last event. */
    public Map<UUID, SentenceContext> of(String schema, List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        var keys =
                claims.keysAt(schema, events.stream().map(ChangeDetector::claim).toList());
        return contexts(
                schema,
                events.stream()
                        .map(event -> SentenceTopic.of(event, event, keys.get(ChangeDetector.claim(event))))
                        .toList());
    }

    /** For the event and the answers of each change, by the id of its impact. */
    public Map<UUID, SentenceContext> ofChanges(List<AnswerChange> changes) {
        return contexts(LIVE, changes.stream().map(SentenceTopic::of).toList());
    }

    private Map<UUID, SentenceContext> contexts(String schema, List<SentenceTopic> topics) {
        if (topics.isEmpty()) {
            return Map.of();
        }
        var referred = referred(schema, topics);
        var known = known(
                schema,
                Stream.concat(topics.stream(), referred.values().stream()).toList());
        var contexts = new HashMap<UUID, SentenceContext>();
        for (var topic : topics) {
            var references = new HashMap<UUID, Reference>();
            topic.references().forEach(id -> {
                var other = referred.get(new ClaimAt(id, topic.position()));
                if (other != null) {
                    references.put(id, new Reference(other.event().claim(), other.context(known, Map.of())));
                }
            });
            contexts.put(topic.id(), topic.context(known, references));
        }
        return contexts;
    }

    private SubjectNames known(String schema, List<SentenceTopic> topics) {
        var positions = topics.stream().mapToLong(SentenceTopic::position).summaryStatistics();
        var subjects =
                topics.stream().flatMap(topic -> topic.subjects().stream()).collect(Collectors.toSet());
        return names.between(schema, subjects, positions.getMin(), positions.getMax());
    }

    /** The topics of the events that others name, each as it is told at the position of the other. */
    private Map<ClaimAt, SentenceTopic> referred(String schema, List<SentenceTopic> topics) {
        var ids = topics.stream().flatMap(SentenceTopic::references).distinct().toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        var events = log.byIds(ids).stream().collect(Collectors.toMap(RecordedEvent::id, Function.identity()));
        var keys = claims.keysAt(
                schema,
                topics.stream()
                        .flatMap(topic -> topic.references().map(id -> new ClaimAt(id, topic.position())))
                        .toList());
        var referred = new HashMap<ClaimAt, SentenceTopic>();
        for (var topic : topics) {
            topic.references().filter(events::containsKey).forEach(id -> {
                var at = new ClaimAt(id, topic.position());
                referred.put(at, SentenceTopic.of(Objects.requireNonNull(events.get(id)), topic.event(), keys.get(at)));
            });
        }
        return referred;
    }
}
