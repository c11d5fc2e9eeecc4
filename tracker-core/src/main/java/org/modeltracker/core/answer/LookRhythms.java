package org.modeltracker.core.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds out how often publishers look again at what they list. */
@Component
public class LookRhythms {

    /** Makes it possible to say that a source is overdue: the days of its last two hundred looks tell how often it looks. */
    private static final String RHYTHMS = """
            select p.publisher, max(l.day) as last, percentile_disc(0.5) within group (order by l.gap) as usual
              from unnest(:publishers) p (publisher) cross join lateral (
                select day, day - lag(day) over (order by day) as gap from (
                  select distinct (c.observed at time zone 'UTC')::date as day from (
                    select observed from view.confirmation
                     where publisher = p.publisher and position <= :as_of and (ended_position is null or ended_position > :as_of)
                       and observed <= coalesce(:observed_by::timestamptz, 'infinity')
                     order by observed desc limit 200) c) d) l
             group by p.publisher having count(l.gap) >= 3
            """;

    private final NamedParameterJdbcTemplate jdbc;

    LookRhythms(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The rhythm of each publisher that looked on four days at least, as it is known at a position. */
    public Map<String, LookRhythm> of(Collection<String> publishers, long asOf) {
        return of(publishers, asOf, null);
    }

    /** @param observedBy the last instant of source time; null for no limit */
    public Map<String, LookRhythm> of(Collection<String> publishers, long asOf, @Nullable Instant observedBy) {
        var rhythms = new HashMap<String, LookRhythm>();
        if (publishers.isEmpty()) {
            return rhythms;
        }
        var values = new MapSqlParameterSource("publishers", publishers.toArray(String[]::new))
                .addValue("as_of", asOf)
                .addValue("observed_by", observedBy == null ? null : observedBy.toString());
        jdbc.query(RHYTHMS, values, row -> {
            rhythms.put(
                    row.getString("publisher"),
                    new LookRhythm(row.getObject("last", LocalDate.class), row.getInt("usual")));
        });
        return rhythms;
    }
}
