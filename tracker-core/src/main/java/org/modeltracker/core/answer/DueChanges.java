package org.modeltracker.core.answer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactKey;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds what happened by itself: answers that began or ended at an instant which was recorded beforehand, such as a dated retirement or the last
 * day of a price. Each is found as it was known at its instant, so that what is recorded later never changes it.
 */
@Component
public class DueChanges {

    /** An event that is recorded at the very instant comes after it. */
    private static final String DUE = """
            select a.* from view.answer a
             where a.%1$s > :after::timestamptz and a.%1$s <= :until::timestamptz
               and a.recorded_from < a.%1$s and a.recorded_to >= a.%1$s %2$s
             order by a.%1$s desc limit :most
            """;

    private static final String NEXT = """
            select at from (
              (select effective_from as at from view.answer
                where effective_from > :after::timestamptz and effective_from <= :until::timestamptz
                  and recorded_from < effective_from and recorded_to >= effective_from order by effective_from limit 1)
              union all
              (select effective_to from view.answer
                where effective_to > :after::timestamptz and effective_to <= :until::timestamptz
                  and recorded_from < effective_to and recorded_to >= effective_to order by effective_to limit 1)) boundary
             order by at limit 1
            """;

    private static final String TYPE = "coalesce(a.claims #>> '{0,data,replacement,type}', a.claims #>> '{0,type}')";

    private final NamedParameterJdbcTemplate jdbc;
    private final AnswerQuery query;

    DueChanges(NamedParameterJdbcTemplate jdbc, AnswerQuery query) {
        this.jdbc = jdbc;
        this.query = query;
    }

    /** A filter; empty sets filter nothing. @param types of the event that gives the answer */
    public record Filter(Set<String> organisations, Set<String> models, Set<String> types) {

        public static final Filter ALL = new Filter(Set.of(), Set.of(), Set.of());

        private String sql(MapSqlParameterSource values) {
            var where = new StringBuilder();
            among(where, values, "split_part(a.subject, '/', 1)", "organisations", organisations);
            among(where, values, "a.subject", "models", models);
            among(where, values, TYPE, "types", types);
            return where.toString();
        }

        private static void among(
                StringBuilder where, MapSqlParameterSource values, String what, String name, Set<String> wanted) {
            if (!wanted.isEmpty()) {
                where.append(" and ").append(what).append(" in (:").append(name).append(')');
                values.addValue(name, wanted);
            }
        }
    }

    private record Moment(FactKey question, Instant at) {}

    /** The answers on both sides of an instant. */
    private static final class Sides {
        private @Nullable Answer previous;
        private @Nullable Answer current;
    }

    private record Happening(UUID event, Instant at) {}

    /** The next instant at which anything happens by itself; empty if nothing does by then. */
    public Optional<Instant> next(Instant after, Instant until) {
        return jdbc
                .query(
                        NEXT,
                        new MapSqlParameterSource("after", after.toString()).addValue("until", until.toString()),
                        (row, n) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    /**
     * The newest last.
     *
     * @param after exclusive
     * @param until inclusive
     * @param most that many answers at most are looked at on each side, the newest
     */
    public List<AnswerChange> between(Filter filter, Instant after, Instant until, int most) {
        var values = new MapSqlParameterSource("after", after.toString())
                .addValue("until", until.toString())
                .addValue("most", most);
        var only = filter.sql(values);
        var found = new LinkedHashMap<Moment, Sides>();
        read("effective_to", only, values, found);
        read("effective_from", only, values, found);
        return changes(found);
    }

    private void read(String side, String only, MapSqlParameterSource values, Map<Moment, Sides> found) {
        jdbc.query(DUE.formatted(side, only), values, row -> {
            var answer = query.answer(row);
            boolean begins = side.equals("effective_from");
            var at = Objects.requireNonNull(
                    begins ? answer.span().effectiveFrom() : answer.span().effectiveTo());
            var sides = found.computeIfAbsent(new Moment(answer.question(), at), moment -> new Sides());
            if (begins) {
                sides.current = answer;
            } else {
                sides.previous = answer;
            }
        });
    }

    /** A claim for everybody changes the answers for narrower audiences too: it is told once. */
    private static List<AnswerChange> changes(Map<Moment, Sides> found) {
        var told = new HashMap<Happening, AnswerChange>();
        found.forEach((moment, sides) -> {
            if (!AnswerChange.same(sides.previous, sides.current)) {
                var change = change(moment, sides);
                told.merge(
                        new Happening(change.concern().event().id(), moment.at()),
                        change,
                        (one, other) -> keys(one) <= keys(other) ? one : other);
            }
        });
        var changes = new ArrayList<>(told.values());
        changes.sort(Comparator.comparing((AnswerChange change) -> Objects.requireNonNull(change.at()))
                .thenComparing(change -> change.concern().event().position()));
        return changes;
    }

    private static AnswerChange change(Moment moment, Sides sides) {
        var teller = Objects.requireNonNull(sides.current == null ? sides.previous : sides.current);
        return new AnswerChange(
                EventImpact.due(teller.event(), moment.question(), moment.at()),
                moment.at(),
                sides.previous,
                sides.current);
    }

    private static int keys(AnswerChange change) {
        var key = change.concern().key();
        return key == null ? 0 : key.key().size();
    }
}
