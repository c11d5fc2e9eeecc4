package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.Rectangles.Closing;
import org.modeltracker.core.claim.Rectangles.Rectangle;
import org.modeltracker.core.log.EnvelopeJson;
import org.modeltracker.core.model.Question;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of answers: the only SQL that writes it. */
@Component
class AnswerTable {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final EnvelopeJson envelopes;

    AnswerTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.envelopes = new EnvelopeJson(json);
    }

    record Change(Question question, Closing closing, Instant recordedAt) {}

    record Addition(
            Question question,
            Rectangle rectangle,
            Instant recordedFrom,
            @Nullable Instant recordedTo) {}

    void close(String schema, List<Change> changes) {
        record Row(
                String subjectKind,
                String subject,
                String fact,
                Map<String, String> key,
                String effectiveFrom,
                long position,
                Instant recordedAt) {}
        var rows = changes.stream()
                .map(change -> new Row(
                        change.question().subject().kind().word(),
                        change.question().subject().id(),
                        change.question().fact().word(),
                        change.question().key(),
                        orElse(change.closing().effectiveFrom(), "-infinity"),
                        change.closing().at(),
                        change.recordedAt()))
                .toList();
        jdbc.update("""
                update %s.answer a set position_to = r.position, recorded_to = r.recorded_at
                  from jsonb_to_recordset(?::jsonb) as r (subject_kind text, subject text, fact text, key jsonb, effective_from timestamptz,
                       position bigint, recorded_at timestamptz)
                 where a.subject = r.subject and a.fact = r.fact and a.key = r.key and a.subject_kind = r.subject_kind
                   and a.effective_from = r.effective_from and a.position_to = 9223372036854775807
                """.formatted(schema), json.writeValueAsString(rows));
    }

    void add(String schema, List<Addition> additions) {
        record Row(
                String subjectKind,
                String subject,
                String fact,
                Map<String, String> key,
                String effectiveFrom,
                String effectiveTo,
                long positionFrom,
                long positionTo,
                Instant recordedFrom,
                String recordedTo,
                String since,
                String sinceBasis,
                boolean disputed,
                @Nullable String disputedSince,
                @Nullable String word,
                Instant effective,
                List<JsonNode> claims) {}
        var rows = additions.stream()
                .map(addition -> {
                    var question = addition.question();
                    var rectangle = addition.rectangle();
                    var stretch = rectangle.stretch();
                    var answer = stretch.verdict().answer();
                    return new Row(
                            question.subject().kind().word(),
                            question.subject().id(),
                            question.fact().word(),
                            question.key(),
                            orElse(stretch.from(), "-infinity"),
                            orElse(stretch.to(), "infinity"),
                            rectangle.from(),
                            rectangle.to(),
                            addition.recordedFrom(),
                            orElse(addition.recordedTo(), "infinity"),
                            stretch.since().text(),
                            stretch.sinceBasis().word(),
                            stretch.verdict().disputed(),
                            stretch.disputedSince() == null
                                    ? null
                                    : stretch.disputedSince().text(),
                            answer.said().word(),
                            answer.begins(),
                            stretch.verdict().live().stream()
                                    .map(claim -> envelopes.tree(claim.event()))
                                    .toList());
                })
                .toList();
        jdbc.update("""
                insert into %s.answer (subject_kind, subject, fact, key, effective_from, effective_to, position_from, position_to,
                       recorded_from, recorded_to, since, since_basis, disputed, disputed_since, word, effective, claims)
                select * from jsonb_to_recordset(?::jsonb) as r (subject_kind text, subject text, fact text, key jsonb,
                       effective_from timestamptz, effective_to timestamptz, position_from bigint, position_to bigint,
                       recorded_from timestamptz, recorded_to timestamptz, since text, since_basis text, disputed boolean,
                       disputed_since text, word text, effective timestamptz, claims jsonb)
                """.formatted(schema), json.writeValueAsString(rows));
    }

    private static String orElse(@Nullable Instant instant, String otherwise) {
        return instant == null ? otherwise : instant.toString();
    }
}
