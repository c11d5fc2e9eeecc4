package org.modeltracker.core.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.log.UnnestRows;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.projection.Projection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes one sentence per event, and one for the end that it gives, with the names that the answers up to the event give. */
@Component
class TimelineProjection implements Projection {

    private final EventLog log;
    private final SentenceContexts contexts;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    TimelineProjection(EventLog log, SentenceContexts contexts, JdbcTemplate jdbc, JsonMapper json) {
        this.log = log;
        this.contexts = contexts;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void project(String schema, List<RecordedEvent> events) {
        var told = contexts.of(schema, events);
        write(schema, events, retracted(events), told);
        writeEnds(schema, events, told);
    }

    /** The last of the ends: by then, nothing of the claim is left. */
    private record Ended(RecordedEvent event, PartialDate from) {

        static Stream<Ended> of(RecordedEvent event) {
            return event.claim().lastEnd().map(end -> new Ended(event, PartialDate.from(end.end()))).stream();
        }

        String sentence(Map<UUID, SentenceContext> told) {
            return event.claim().endSentence(Objects.requireNonNull(told.get(event.id())));
        }
    }

    private void writeEnds(String schema, List<RecordedEvent> events, Map<UUID, SentenceContext> told) {
        var ended = events.stream().flatMap(Ended::of).toList();
        if (ended.isEmpty()) {
            return;
        }
        var rows = UnnestRows.of(ended)
                .add("position", "bigint", end -> end.event().position())
                .add("ends", "boolean", _ -> true)
                .add("effective", "text", Ended::from)
                .add("begins", "timestamptz", end -> end.from().start())
                .add("sentence", "text", end -> end.sentence(told));
        jdbc.update("""
                insert into %1$s.entry (position, ends, effective, begins, sentence,
                                        event_id, type, concerns, subject_kind, subject, organisation, observed, recorded_at, source)
                select r.position, r.ends, r.effective, r.begins, r.sentence,
                       e.event_id, e.type, e.concerns, e.subject_kind, e.subject, e.organisation, e.observed, e.recorded_at, e.source
                  from %2$s join %1$s.entry e on e.position = r.position and not e.ends
                """.formatted(schema, rows.unnestAs("r")), rows.parameters());
    }

    private void write(
            String schema,
            List<RecordedEvent> events,
            Map<UUID, RecordedEvent> retracted,
            Map<UUID, SentenceContext> told) {
        var sources = new HashMap<Source, String>(); // a catalogue's claims share theirs
        var rows = UnnestRows.of(events)
                .add("position", "bigint", RecordedEvent::position)
                .add("event_id", "uuid", RecordedEvent::id)
                .add(
                        "type",
                        "text",
                        event -> EventTypeRegistry.type(event.claim().data()))
                .add("concerns", "text", event -> concerned(event, retracted))
                .add(
                        "subject_kind",
                        "text",
                        event -> event.claim().subject().kind().word())
                .add("subject", "text", event -> event.claim().subject().id())
                .add("organisation", "text", event -> organisation(event.claim().subject()))
                .add("effective", "text", event -> event.claim().effective())
                .add("begins", "timestamptz", event -> event.claim().begins())
                .add("observed", "timestamptz", event -> event.claim().observed())
                .add("recorded_at", "timestamptz", RecordedEvent::recordedAt)
                .add("sentence", "text", event -> event.claim().sentence(Objects.requireNonNull(told.get(event.id()))))
                .add(
                        "source",
                        "jsonb",
                        event -> sources.computeIfAbsent(event.claim().source(), json::writeValueAsString));
        jdbc.update(
                "insert into %s.entry (%s) select * from %s".formatted(schema, rows.columns(), rows.unnest()),
                rows.parameters());
    }

    private Map<UUID, RecordedEvent> retracted(List<RecordedEvent> events) {
        var targets = events.stream()
                .filter(event -> event.claim().data() instanceof ClaimRetracted)
                .flatMap(event -> event.claim().data().amends().stream())
                .toList();
        return targets.isEmpty()
                ? Map.of()
                : log.byIds(targets).stream().collect(Collectors.toMap(RecordedEvent::id, target -> target));
    }

    /** The type of the claim, or of the replacement in a correction, or of the retracted claim. */
    private static String concerned(RecordedEvent event, Map<UUID, RecordedEvent> retracted) {
        var target =
                event.claim().data() instanceof ClaimRetracted retraction ? retracted.get(retraction.retracts()) : null;
        return EventTypeRegistry.type(
                (target == null ? event : target).claim().data().effectiveData());
    }

    private static @Nullable String organisation(Subject subject) {
        return subject.kind() == Subject.Kind.BENCHMARK ? null : subject.organisationSide();
    }
}
