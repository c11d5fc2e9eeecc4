package org.modeltracker.core.answer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The instants at which answers begin and end by themselves, without a new event. Between two of them, no answer changes with the time. */
@Component
public class ValidTimeBoundaries {

    private static final String LAST = """
            select greatest(
              (select effective_from from view.answer where effective_from <= :until and position_from <= :as_of and position_to > :as_of
                order by effective_from desc limit 1),
              (select effective_to from view.answer where effective_to <= :until and position_from <= :as_of and position_to > :as_of
                order by effective_to desc limit 1),
              timestamptz 'epoch')
            """;

    private final NamedParameterJdbcTemplate jdbc;

    ValidTimeBoundaries(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The last of them that is not after an instant; the epoch if there was none. All answers at that instant hold until the given one. */
    public Instant lastUntil(Instant instant, long asOf) {
        var values = new MapSqlParameterSource("until", OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
                .addValue("as_of", asOf);
        return Objects.requireNonNull(jdbc.queryForObject(LAST, values, OffsetDateTime.class))
                .toInstant();
    }
}
