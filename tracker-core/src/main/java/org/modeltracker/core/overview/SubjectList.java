package org.modeltracker.core.overview;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Lists every subject that has answers of its own, and the organisations that models are named after. */
@Component
public class SubjectList {

    private static final String ALL = """
            (select s.kind, s.id from view.subject s
              where s.position <= :as_of and not %s and not %s
             union
             select 'organisation', s.organisation from view.subject s
              where s.kind = 'model' and s.position <= :as_of) subject
            """.formatted(Identities.IS_ANOTHER_MODEL, AnswerQuery.BEGINS_LATER);

    private final NamedParameterJdbcTemplate jdbc;

    SubjectList(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public int count(TemporalPoint moment) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from " + ALL, Identities.parameters(moment), Integer.class));
    }

    /** By kind, then by id. */
    public List<Subject> list(TemporalPoint moment, OffsetLimit slice) {
        return jdbc.query(
                "select kind, id from " + ALL + " order by kind, id collate \"C\"" + slice.sql(),
                Identities.parameters(moment),
                (row, n) -> new Subject(
                        Subject.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("id")));
    }
}
