package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.log.UnnestRows;
import org.modeltracker.core.model.FactKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the answers to many questions, each at a point of its own, in one statement. */
@Component
class PointQuery {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final AnswerQuery query;

    PointQuery(JdbcTemplate jdbc, JsonMapper json, AnswerQuery query) {
        this.jdbc = jdbc;
        this.json = json;
        this.query = query;
    }

    /** @param at valid time */
    record Point(FactKey question, Instant at, long position) {}

    /** Points without an answer are left out. */
    Map<Point, Answer> answers(List<Point> points) {
        var rows = FactKeyColumns.add(UnnestRows.of(points), Point::question, json)
                .add("at", "timestamptz", Point::at)
                .add("position", "bigint", Point::position);
        var answers = new HashMap<Point, Answer>();
        jdbc.query(
                """
                select p.n, a.* from view.answer a
                  join %s
                    on a.subject = p.subject and a.fact = p.fact and a.key = p.key and a.subject_kind = p.subject_kind
                   and a.effective_from <= p.at and a.effective_to > p.at and a.position_from <= p.position and a.position_to > p.position
                """.formatted(rows.numberedAs("p")),
                row -> {
                    answers.put(points.get(row.getInt("n") - 1), query.answer(row));
                },
                rows.parameters());
        return answers;
    }
}
