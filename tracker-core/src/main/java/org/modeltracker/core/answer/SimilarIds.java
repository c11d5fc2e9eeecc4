package org.modeltracker.core.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.modeltracker.core.model.EditDistance;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds known models whose ids look like one that is unknown. */
@Component
public class SimilarIds {

    private static final int MOST = 3;

    /** Ids of the same organisation, or with the same name elsewhere: others cannot be near. */
    private static final String CANDIDATES = """
            select s.id from view.subject s
             where s.kind = 'model' and s.position <= :as_of and (s.organisation = :organisation or s.id like :elsewhere)
               and not %s
             order by s.id limit 5000
            """.formatted(Identities.IS_ANOTHER_MODEL);

    private final NamedParameterJdbcTemplate jdbc;

    SimilarIds(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to three, the most similar first; each differs in at most a third of its signs, or only in its organisation. */
    public List<String> to(String organisation, String name, TemporalPoint moment) {
        var literal = name.replaceAll("([%_\\\\])", "\\\\$1");
        var values = Identities.parameters(moment)
                .addValue("organisation", organisation)
                .addValue("elsewhere", "%/" + literal);
        var distance = Comparator.comparingInt((String id) -> EditDistance.of(name, nameOf(id)));
        return jdbc.query(CANDIDATES, values, (row, n) -> Objects.requireNonNull(row.getString(1))).stream()
                .filter(id -> 3 * EditDistance.of(name, nameOf(id))
                        <= Math.max(name.length(), nameOf(id).length()))
                .sorted(distance.thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static String nameOf(String id) {
        return id.substring(id.indexOf('/') + 1);
    }
}
