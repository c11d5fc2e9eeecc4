package org.modeltracker.core.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.IdentitySubject;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.PartialDate.Precision;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads every recorded id of a model or a listing, with what tells which model it is. */
@Component
public class IdentitySubjects {

    private static final TypeReference<Set<String>> WORDS = new TypeReference<>() {};

    /** A claim counts for one fact key at a time, so each event is read once. */
    private static final String SUBJECTS = """
            with claim as (
              select c.event_subject, c.position, c.fact, c.envelope,
                     coalesce(c.envelope #> '{data,replacement,data}', c.envelope -> 'data') as said
                from view.claim c
               where c.subject_kind = 'model' and c.known_to is null and c.position <= :as_of
                 and (c.ended_position is null or c.ended_position > :as_of)
                 and c.fact in ('released', 'access', 'pricing')
            ), released as (
              select distinct on (event_subject) event_subject, envelope ->> 'effective' as effective, said ->> 'name' as title,
                     (said ->> 'context_tokens')::bigint as context_tokens, said -> 'modalities' as modalities
                from claim where fact = 'released' order by event_subject, position desc
            ), listed as (
              select distinct event_subject from claim where fact <> 'released' and envelope #>> '{source,kind}' = 'catalogue'
            )
            select s.id, r.effective, r.title, r.context_tokens, r.modalities, l.event_subject is not null as listed
              from view.subject s
              left join released r on r.event_subject = s.id
              left join listed l on l.event_subject = s.id
             where s.kind = 'model' and s.position <= :as_of
             order by s.id collate "C"
            """;

    private static final String DECISIONS =
            "select *, coalesce(ended_position <= :as_of, false) as ended from view.identity_claim where position <= :as_of order by position";

    private final NamedParameterJdbcTemplate jdbc;
    private final JsonMapper json;

    IdentitySubjects(NamedParameterJdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param asOf the last position that counts */
    public List<IdentitySubject> all(long asOf) {
        var until = new MapSqlParameterSource("as_of", asOf);
        var open = new HashMap<String, List<IdentityClaim>>();
        var ended = new HashMap<String, List<ModelIdentified>>();
        jdbc.query(DECISIONS, until, row -> {
            var decision = IdentifiedTable.decision(row, json);
            var subject = row.getString("subject");
            if (row.getBoolean("ended")) {
                ended.computeIfAbsent(subject, id -> new ArrayList<>()).add(decision.data());
            } else {
                open.computeIfAbsent(subject, id -> new ArrayList<>()).add(decision);
            }
        });
        return jdbc.query(SUBJECTS, until, (row, n) -> subject(row, open, ended));
    }

    private IdentitySubject subject(
            ResultSet row, Map<String, List<IdentityClaim>> open, Map<String, List<ModelIdentified>> ended)
            throws SQLException {
        var id = row.getString("id");
        var title = row.getString("title");
        var modalities = row.getString("modalities");
        return new IdentitySubject(
                id,
                title == null ? "" : title,
                day(row.getString("effective")),
                row.getObject("context_tokens", Long.class),
                modalities == null ? Set.of() : json.readValue(modalities, WORDS),
                row.getBoolean("listed"),
                open.getOrDefault(id, List.of()),
                ended.getOrDefault(id, List.of()));
    }

    /** Dates are compared by the day; a month or a year tells too little. */
    private static @Nullable LocalDate day(@Nullable String date) {
        if (date == null) {
            return null;
        }
        var read = PartialDate.parse(date);
        return read.precision().compareTo(Precision.DAY) < 0 ? null : LocalDate.ofInstant(read.start(), ZoneOffset.UTC);
    }
}
