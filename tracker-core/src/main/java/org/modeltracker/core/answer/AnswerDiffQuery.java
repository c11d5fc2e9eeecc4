package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.answer.EventImpact.AffectedKey;
import org.modeltracker.core.log.UnnestRows;
import org.modeltracker.core.model.FactKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what events made of the answers to many questions, in one statement. */
@Component
class AnswerDiffQuery {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final AnswerQuery query;

    AnswerDiffQuery(JdbcTemplate jdbc, JsonMapper json, AnswerQuery query) {
        this.jdbc = jdbc;
        this.json = json;
        this.query = query;
    }

    /** @param position of the event */
    record At(FactKey question, long position) {}

    /** Where nothing was closed or opened there is none. */
    Map<At, AnswerDiff> of(List<At> asked) {
        var rows = FactKeyColumns.add(UnnestRows.of(asked), At::question, json).add("position", "bigint", At::position);
        var turns = new HashMap<At, AnswerDiff>();
        jdbc.query(
                """
                select p.n, a.position_from = p.position as opened, a.* from view.answer a
                  join %s
                    on a.subject = p.subject and a.fact = p.fact and a.key = p.key and a.subject_kind = p.subject_kind
                   and p.position in (a.position_from, a.position_to)
                """.formatted(rows.numberedAs("p")),
                row -> {
                    var turn = turns.computeIfAbsent(
                            asked.get(row.getInt("n") - 1), at -> new AnswerDiff(new ArrayList<>(), new ArrayList<>()));
                    (row.getBoolean("opened") ? turn.opened() : turn.closed()).add(query.answer(row));
                },
                rows.parameters());
        return turns;
    }

    /** The questions whose answers events opened, by the event's position. */
    Map<Long, List<AffectedKey>> affectedKeys(Collection<Long> positions) {
        var affectedKeys = new HashMap<Long, List<AffectedKey>>();
        if (!positions.isEmpty()) {
            jdbc.query(
                    """
                    select distinct on (position_from, subject_kind, subject, fact, key) position_from, subject_kind, subject, fact, key,
                           coalesce(claims #>> '{0,data,replacement,type}', claims #>> '{0,type}') as type
                      from view.answer where position_from = any (?)
                     order by position_from, subject_kind, subject, fact, key, type
                    """,
                    row -> {
                        affectedKeys
                                .computeIfAbsent(row.getLong("position_from"), at -> new ArrayList<>())
                                .add(new AffectedKey(FactKeyColumns.read(row, json), row.getString("type")));
                    },
                    (Object) positions.toArray(Long[]::new));
        }
        return affectedKeys;
    }
}
