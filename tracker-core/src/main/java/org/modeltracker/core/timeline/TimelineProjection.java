package org.modeltracker.core.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.Columns;
import org.modeltracker.core.log.Projection;
import org.modeltracker.core.log.Vocabulary;
import org.modeltracker.core.model.Recorded;
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

    @Override
    public void project(String schema, List<Recorded> events) {
        jdbc.update(
                """
                insert into %s.entry (position, event_id, type, subject_kind, subject, organisation, effective, begins, observed, recorded_at, sentence, source)
                select * from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                                     ?::timestamptz[], ?::text[], ?::jsonb[])
                """.formatted(schema),
                Columns.of(events)
                        .add(Recorded::position)
                        .add(Recorded::id)
                        .add(event -> Vocabulary.type(event.claim().data()))
                        .add(event -> event.claim().subject().kind().word())
                        .add(event -> event.claim().subject().id())
                        .add(event -> organisation(event.claim().subject()))
                        .add(event -> event.claim().effective())
                        .add(event -> event.claim().begins())
                        .add(event -> event.claim().observed())
                        .add(Recorded::recordedAt)
                        .add(event -> event.claim()
                                .data()
                                .sentence(event.claim().subject().id()))
                        .add(event -> json.writeValueAsString(event.claim().source()))
                        .parameters());
    }

    private static @Nullable String organisation(Subject subject) {
        return subject.kind() == Subject.Kind.BENCHMARK ? null : subject.organisationSide();
    }
}
