package org.modeltracker.core.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.Projection;
import org.modeltracker.core.log.Vocabulary;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes one sentence an event. */
@Component
class TimelineProjection implements Projection {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    TimelineProjection(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(
            long position,
            UUID eventId,
            String type,
            String subjectKind,
            String subject,
            @Nullable String organisation,
            String effective,
            Instant begins,
            Instant observed,
            Instant recordedAt,
            String sentence,
            Source source) {}

    @Override
    public void project(String schema, List<Recorded> events) {
        jdbc.update(
                """
                insert into %s.entry (position, event_id, type, subject_kind, subject, organisation, effective, begins, observed, recorded_at, sentence, source)
                select * from jsonb_to_recordset(?::jsonb) as r (position bigint, event_id uuid, type text, subject_kind text, subject text,
                       organisation text, effective text, begins timestamptz, observed timestamptz, recorded_at timestamptz, sentence text, source jsonb)
                """.formatted(schema),
                json.writeValueAsString(
                        events.stream().map(TimelineProjection::row).toList()));
    }

    private static Row row(Recorded event) {
        var claim = event.claim();
        var subject = claim.subject();
        return new Row(
                event.position(),
                event.id(),
                Vocabulary.type(claim.data()),
                subject.kind().word(),
                subject.id(),
                subject.kind() == Subject.Kind.BENCHMARK ? null : subject.organisationSide(),
                claim.effective().text(),
                claim.begins(),
                claim.observed(),
                event.recordedAt(),
                claim.data().sentence(subject.id()),
                claim.source());
    }
}
