package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.BitemporalDiff.BitemporalRectangle;
import org.modeltracker.core.answer.BitemporalDiff.Closing;
import org.modeltracker.core.answer.ConflictResolver.Verdict;
import org.modeltracker.core.answer.ValidTimeline.Period;
import org.modeltracker.core.log.UnnestRows;
import org.modeltracker.core.model.FactKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of answers: the only SQL that writes it. */
@Component
class AnswerTable {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    AnswerTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Change(FactKey question, Closing closing, Instant recordedAt) {}

    record Addition(
            FactKey question,
            BitemporalRectangle rectangle,
            Instant recordedFrom,
            @Nullable Instant recordedTo) {

        Period stretch() {
            return rectangle.stretch();
        }

        Verdict verdict() {
            return stretch().verdict();
        }
    }

    void close(String schema, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                update %s.answer a set position_to = r.position, recorded_to = r.recorded_at
                  from unnest(?::text[], ?::text[], ?::text[], ?::jsonb[], ?::timestamptz[], ?::bigint[], ?::timestamptz[])
                       as r (subject_kind, subject, fact, key, effective_from, position, recorded_at)
                 where a.subject = r.subject and a.fact = r.fact and a.key = r.key and a.subject_kind = r.subject_kind
                   and a.effective_from = r.effective_from and a.position_to = 9223372036854775807
                """.formatted(schema),
                FactKeyColumns.add(UnnestRows.of(changes), Change::question, json)
                        .add(change -> orElse(change.closing().effectiveFrom(), "-infinity"))
                        .add(change -> change.closing().at())
                        .add(Change::recordedAt)
                        .parameters());
    }

    void add(String schema, List<Addition> additions) {
        if (additions.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                insert into %s.answer (subject_kind, subject, fact, key, effective_from, effective_to, position_from, position_to,
                       recorded_from, recorded_to, since, since_basis, disputed, disputed_since, word, effective, claims)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::jsonb[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[],
                       ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::timestamptz[],
                       ?::jsonb[])
                """.formatted(schema),
                FactKeyColumns.add(UnnestRows.of(additions), Addition::question, json)
                        .add(addition -> orElse(addition.stretch().from(), "-infinity"))
                        .add(addition -> orElse(addition.stretch().to(), "infinity"))
                        .add(addition -> addition.rectangle().from())
                        .add(addition -> addition.rectangle().to())
                        .add(Addition::recordedFrom)
                        .add(addition -> orElse(addition.recordedTo(), "infinity"))
                        .add(addition -> addition.stretch().since())
                        .add(addition -> addition.stretch().sinceBasis().word())
                        .add(addition -> addition.verdict().disputed())
                        .add(addition -> addition.stretch().disputedSince())
                        .add(addition ->
                                addition.verdict().answer().effectiveData().word())
                        .add(addition -> addition.verdict().answer().begins())
                        .add(addition -> addition.verdict().live().stream()
                                .map(CompetingClaim::envelope)
                                .collect(Collectors.joining(",", "[", "]")))
                        .parameters());
    }

    private static String orElse(@Nullable Instant instant, String otherwise) {
        return instant == null ? otherwise : instant.toString();
    }
}
