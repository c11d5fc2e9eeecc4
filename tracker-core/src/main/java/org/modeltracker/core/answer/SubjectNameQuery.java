package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.modeltracker.core.answer.SubjectNames.Named;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the names that answers give to subjects. */
@Component
class SubjectNameQuery {

    private final JdbcTemplate jdbc;

    SubjectNameQuery(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param from the first position of interest; {@code to} is the last one */
    SubjectNames between(String schema, Collection<Subject> subjects, long from, long to) {
        var names = new HashMap<Subject, List<Named>>();
        jdbc.query(
                """
                select subject_kind, subject, position_from, position_to, effective_from, effective_to,
                       fact = 'announced' as announced, key <> '{}' as of_build, key ->> 'of_listing' is not null as of_listing,
                       coalesce(claims #>> '{0,data,replacement,data,name}', claims #>> '{0,data,name}') as name
                  from %s.answer
                 where subject = any (?) and fact in ('released', 'announced', 'organisation', 'benchmark')
                   and position_from <= ? and position_to > ?
                """.formatted(schema),
                row -> {
                    names.computeIfAbsent(FactKeyColumns.subject(row), subject -> new ArrayList<>())
                            .add(new Named(
                                    row.getString("name"),
                                    row.getBoolean("announced"),
                                    row.getBoolean("of_build"),
                                    row.getBoolean("of_listing"),
                                    AnswerQuery.instant(row, "effective_from"),
                                    AnswerQuery.instant(row, "effective_to"),
                                    row.getLong("position_from"),
                                    row.getLong("position_to")));
                },
                AnswerQuery.ids(subjects),
                to,
                from);
        return new SubjectNames(names);
    }
}
