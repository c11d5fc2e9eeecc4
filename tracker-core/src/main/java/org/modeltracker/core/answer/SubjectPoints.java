package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.log.UnnestRows;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads all answers to one fact about many subjects, each at a point of its own, in one statement. */
@Component
public class SubjectPoints {

    /** Each row once, however many points it holds: a batch asks about one model many times. */
    private static final String AT = """
            with held as (
              select a.ctid as place, array_agg(p.n) as points from %s
               cross join lateral (
                 select ctid from view.answer a
                  where a.subject = p.subject and a.subject_kind = p.subject_kind and a.fact = p.fact
                    and a.effective_from <= p.at and a.effective_to > p.at
                    and a.position_from <= p.position and a.position_to > p.position) a
               group by a.ctid)
            select held.points, a.* from held join view.answer a on a.ctid = held.place
            """;

    private final JdbcTemplate jdbc;
    private final AnswerQuery query;

    SubjectPoints(JdbcTemplate jdbc, AnswerQuery query) {
        this.jdbc = jdbc;
        this.query = query;
    }

    /** @param at valid time @param position record time */
    public record Point(Subject subject, FactType fact, Instant at, long position) {}

    /** Points without an answer are left out. */
    public Map<Point, List<Answer>> answers(List<Point> points) {
        var answers = new HashMap<Point, List<Answer>>();
        if (points.isEmpty()) {
            return answers;
        }
        var rows = UnnestRows.of(points)
                .add("subject_kind", "text", point -> point.subject().kind().word())
                .add("subject", "text", point -> point.subject().id())
                .add("fact", "text", point -> point.fact().word())
                .add("at", "timestamptz", Point::at)
                .add("position", "bigint", Point::position);
        jdbc.query(
                AT.formatted(rows.numberedAs("p")),
                row -> {
                    var answer = query.answer(row);
                    for (var n : (Long[]) row.getArray("points").getArray()) {
                        answers.computeIfAbsent(points.get(n.intValue() - 1), point -> new ArrayList<>())
                                .add(answer);
                    }
                },
                rows.parameters());
        return answers;
    }
}
