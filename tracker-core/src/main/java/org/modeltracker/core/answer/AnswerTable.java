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

    /** Each is looked up by itself: a join may read all answers of now, where they were few when the statement was planned. */
    void close(String schema, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var rows = FactKeyColumns.add(UnnestRows.of(changes), Change::question, json)
                .add(
                        "effective_from",
                        "timestamptz",
                        change -> orElse(change.closing().effectiveFrom(), "-infinity"))
                .add("position", "bigint", change -> change.closing().at())
                .add("recorded_at", "timestamptz", Change::recordedAt);
        jdbc.update("""
                update %1$s.answer a set position_to = closing.position, recorded_to = closing.recorded_at
                  from (
                    select answer.place, r.position, r.recorded_at from %2$s cross join lateral (
                      select ctid as place from %1$s.answer
                       where subject = r.subject and fact = r.fact and key = r.key and subject_kind = r.subject_kind
                         and effective_from = r.effective_from and position_to = 9223372036854775807
                      offset 0) answer) closing
                 where a.ctid = closing.place
                """.formatted(schema, rows.unnestAs("r")), rows.parameters());
    }

    void add(String schema, List<Addition> additions) {
        if (additions.isEmpty()) {
            return;
        }
        var rows = FactKeyColumns.add(UnnestRows.of(additions), Addition::question, json)
                .add(
                        "effective_from",
                        "timestamptz",
                        addition -> orElse(addition.stretch().from(), "-infinity"))
                .add(
                        "effective_to",
                        "timestamptz",
                        addition -> orElse(addition.stretch().to(), "infinity"))
                .add("position_from", "bigint", addition -> addition.rectangle().from())
                .add("position_to", "bigint", addition -> addition.rectangle().to())
                .add("recorded_from", "timestamptz", Addition::recordedFrom)
                .add("recorded_to", "timestamptz", addition -> orElse(addition.recordedTo(), "infinity"))
                .add("since", "text", addition -> addition.stretch().since())
                .add(
                        "since_basis",
                        "text",
                        addition -> addition.stretch().sinceBasis().word())
                .add("disputed", "boolean", addition -> addition.verdict().disputed())
                .add("disputed_since", "text", addition -> addition.stretch().disputedSince())
                .add(
                        "disputed_from",
                        "timestamptz",
                        addition -> addition.stretch().disputedFrom())
                .add("price_gap", "numeric", addition -> addition.verdict().gap())
                .add(
                        "word",
                        "text",
                        addition -> addition.verdict().answer().effectiveData().word())
                .add(
                        "effective",
                        "timestamptz",
                        addition -> addition.verdict().answer().begins())
                .add("claims", "jsonb", addition -> claims(addition.verdict()))
                .add("remains", "jsonb", addition -> remains(addition.verdict().answer()));
        jdbc.update(
                "insert into %s.answer (%s) select * from %s".formatted(schema, rows.columns(), rows.unnest()),
                rows.parameters());
    }

    /** What is left of the claim that gives the answer, once a part of it has ended. */
    private @Nullable String remains(CompetingClaim claim) {
        return claim.remainsFrom() == null ? null : json.writeValueAsString(claim.effectiveData());
    }

    private static String claims(Verdict verdict) {
        return verdict.live().stream().map(CompetingClaim::envelope).collect(Collectors.joining(",", "[", "]"));
    }

    private static String orElse(@Nullable Instant instant, String otherwise) {
        return instant == null ? otherwise : instant.toString();
    }
}
