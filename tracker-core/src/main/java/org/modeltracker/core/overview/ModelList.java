package org.modeltracker.core.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.ListItem.Known;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The list of models: one query, which only gathers answers that were worked out when their events came in. */
@Component
public class ModelList {

    private static final TypeReference<List<Known>> KNOWN = new TypeReference<>() {};

    private static final String HOLDS =
            "a.subject = s.id and a.subject_kind = 'model' and a.effective_from <= :at::timestamptz and a.effective_to > :at::timestamptz"
                    + " and a.position_from <= :as_of and a.position_to > :as_of";
    /** What every live claim says, the answering one first. */
    private static final String ALL_SAID =
            "(select jsonb_agg(coalesce(case c.n when 1 then a.remains end, c.claim -> 'data' -> 'replacement' -> 'data', c.claim -> 'data')"
                    + " order by c.n)"
                    + " from jsonb_array_elements(a.claims) with ordinality c (claim, n))";

    private static final String RELEASED =
            "(select min(a.effective) from view.answer a where a.fact = 'released' and a.key ->> 'of_listing' is null and "
                    + HOLDS + ")";

    private final NamedParameterJdbcTemplate jdbc;
    private final JsonMapper json;

    ModelList(NamedParameterJdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public enum Sort {
        MODEL("s.id collate \"C\""),
        MODEL_DESCENDING("s.id collate \"C\" desc"),
        RELEASED(ModelList.RELEASED + " nulls last, s.id collate \"C\""),
        RELEASED_DESCENDING(ModelList.RELEASED + " desc nulls last, s.id collate \"C\"");

        private final String sql;

        Sort(String sql) {
            this.sql = sql;
        }
    }

    /**
     * What to leave out; empty and null leave out nothing.
     *
     * @param accessStates held on one of {@code channels}, where both are given; what moving pointers have counts neither here nor below
     * @param weights whether the weights are available
     * @param text found in the id, the name, an alias or a vendor's id
     */
    public record Filter(
            Set<String> organisations,
            Set<String> accessStates,
            Set<String> channels,
            Set<String> openSourceStatuses,
            Set<String> pricingDisclosures,
            Set<String> families,
            @Nullable Boolean weights,
            @Nullable String text) {}

    public List<ListItem> list(Filter filter, Sort sort, TemporalPoint moment, OffsetLimit slice) {
        var values = Identities.parameters(moment);
        return jdbc.query(
                """
                select s.id, s.organisation,
                       (select coalesce(jsonb_agg(jsonb_build_object('fact', a.fact, 'key', a.key, 'word', a.word, 'since', a.since,
                                        'since_basis', a.since_basis, 'disputed', a.disputed,
                                        'said', case when a.fact <> 'score' then %s end,
                                        'effective', a.claims -> 0 ->> 'effective',
                                        'effective_basis', a.claims -> 0 ->> 'effective_basis',
                                        'source', a.claims -> 0 -> 'source', 'event_id', a.claims -> 0 ->> 'id') order by a.fact, a.key), '[]')
                          from view.answer a
                         where a.fact in ('announced', 'released', 'access', 'pricing', 'open_source_status', 'score') and %s) as known
                  from view.subject s
                 where s.kind = 'model' and s.position <= :as_of and not %s and not %s%s
                 order by %s%s
                """.formatted(
                                ALL_SAID,
                                HOLDS,
                                Identities.IS_ANOTHER_MODEL,
                                AnswerQuery.BEGINS_LATER,
                                where(filter, values),
                                sort.sql,
                                slice.sql()),
                values,
                (row, n) -> item(row));
    }

    private static String where(Filter filter, MapSqlParameterSource values) {
        var where = new ArrayList<String>();
        if (!filter.organisations().isEmpty()) {
            where.add("s.organisation in (:organisations)");
            values.addValue("organisations", filter.organisations());
        }
        var access = new ArrayList<String>();
        among(access, values, "a.word", "access_states", filter.accessStates());
        among(access, values, "a.key ->> 'channel'", "channels", filter.channels());
        answered(where, "access", access);
        var status = new ArrayList<String>();
        among(status, values, "a.word", "statuses", filter.openSourceStatuses());
        if (filter.weights() != null) {
            status.add(
                    "(coalesce(a.claims #> '{0,data,replacement,data}', a.claims #> '{0,data}') #>> '{weights,available}' = 'true')"
                            + " is " + (filter.weights() ? "true" : "not true"));
        }
        answered(where, "open_source_status", status);
        var disclosure = new ArrayList<String>();
        among(disclosure, values, "a.word", "disclosures", filter.pricingDisclosures());
        answered(where, "pricing", disclosure);
        var description = new ArrayList<String>();
        among(description, values, "said ->> 'family'", "families", filter.families());
        described(description).ifPresent(where::add);
        if (filter.text() != null) {
            values.addValue("text", "%" + escaped(filter.text()) + "%");
            var names = "concat_ws(' ', said ->> 'name', said -> 'aliases', said -> 'vendor_ids') ilike :text";
            where.add("(s.id ilike :text or " + described(List.of(names)).orElseThrow() + ")");
        }
        return where.isEmpty() ? "" : " and " + String.join(" and ", where);
    }

    private static void among(
            List<String> conditions, MapSqlParameterSource values, String column, String name, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            conditions.add(column + " in (:" + name + ")");
            values.addValue(name, wanted);
        }
    }

    /** That an answer of the model's own, not of a moving pointer, meets these conditions. */
    private static void answered(List<String> where, String fact, List<String> conditions) {
        if (!conditions.isEmpty()) {
            where.add(
                    "exists (select from view.answer a where a.fact = '%s' and a.key ->> 'alias' is null and %s and %s)"
                            .formatted(fact, HOLDS, String.join(" and ", conditions)));
        }
    }

    /** That a live claim of the release or the announcement meets these conditions. */
    private static Optional<String> described(List<String> conditions) {
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of("exists (select from view.answer a, jsonb_array_elements(" + ALL_SAID
                        + ") as d (said) where a.fact in ('released', 'announced') and " + HOLDS + " and "
                        + String.join(" and ", conditions) + ")");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private ListItem item(ResultSet row) throws SQLException {
        return ListItem.of(
                row.getString("id"), row.getString("organisation"), json.readValue(row.getString("known"), KNOWN));
    }
}
