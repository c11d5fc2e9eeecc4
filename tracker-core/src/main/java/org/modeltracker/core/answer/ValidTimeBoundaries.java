package org.modeltracker.core.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The instants at which answers and identities begin and end by themselves, without a new event. Between two of them, no answer changes with
 * the time.
 */
@Component
public class ValidTimeBoundaries {

    private static final String LAST = """
            greatest(
              (select effective_from from view.answer where effective_from <= :at and position_from <= :as_of and position_to > :as_of
                order by effective_from desc limit 1),
              (select effective_to from view.answer where effective_to <= :at and position_from <= :as_of and position_to > :as_of
                order by effective_to desc limit 1),
              (select effective_from from view.identified where effective_from <= :at and position_from <= :as_of and position_to > :as_of
                order by effective_from desc limit 1),
              (select effective_to from view.identified where effective_to <= :at and position_from <= :as_of and position_to > :as_of
                order by effective_to desc limit 1),
              timestamptz 'epoch')
            """;

    private static final String NEXT = """
            least(
              (select effective_from from view.answer where effective_from > :at and position_from <= :as_of and position_to > :as_of
                order by effective_from limit 1),
              (select effective_to from view.answer
                where effective_to > :at and effective_to < :never and position_from <= :as_of and position_to > :as_of
                order by effective_to limit 1),
              (select effective_from from view.identified where effective_from > :at and position_from <= :as_of and position_to > :as_of
                order by effective_from limit 1),
              (select effective_to from view.identified
                where effective_to > :at and effective_to < :never and position_from <= :as_of and position_to > :as_of
                order by effective_to limit 1),
              :never)
            """;

    /** Later than any date that a claim can have. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final NamedParameterJdbcTemplate jdbc;

    ValidTimeBoundaries(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param from the last boundary that is not after an instant
     * @param until the first one after it
     */
    public record Between(Instant from, Instant until) {}

    /** The last of them that is not after an instant; the epoch if there was none. All answers at that instant hold until the given one. */
    public Instant lastUntil(Instant instant, long asOf) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select " + LAST + " as last", parameters(instant, asOf), (row, n) -> instant(row, "last")));
    }

    /** The boundaries on both sides of an instant. All answers that hold at the instant hold from one until the other. */
    public Between around(Instant instant, long asOf) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select " + LAST + " as last, " + NEXT + " as next",
                parameters(instant, asOf),
                (row, n) -> new Between(instant(row, "last"), instant(row, "next"))));
    }

    private static MapSqlParameterSource parameters(Instant instant, long asOf) {
        return new MapSqlParameterSource("at", OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
                .addValue("as_of", asOf)
                .addValue("never", OffsetDateTime.ofInstant(NEVER, ZoneOffset.UTC));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
