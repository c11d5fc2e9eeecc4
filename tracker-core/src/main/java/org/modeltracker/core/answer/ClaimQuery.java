package org.modeltracker.core.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.PublisherClaims.PublishedOffering;
import org.modeltracker.core.log.ParsedEvents;
import org.modeltracker.core.log.UnnestRows;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads claims back as the rule wants them. */
@Component
class ClaimQuery {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final ParsedEvents events;

    ClaimQuery(JdbcTemplate jdbc, JsonMapper json, ParsedEvents events) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    /** The fact keys of these events; events that are not claims have none. */
    Map<UUID, FactKey> questions(String schema, Collection<UUID> ids) {
        // "known_to is null" would let PostgreSQL read the whole index of current claims
        var questions = new HashMap<UUID, FactKey>();
        jdbc.query(
                "select event_id, subject_kind, subject, fact, key from " + schema
                        + ".claim where event_id = any (?::uuid[]) and coalesce(known_to, 0) = 0",
                row -> {
                    questions.put(UUID.fromString(row.getString("event_id")), FactKeyColumns.read(row, json));
                },
                (Object) texts(ids));
        return questions;
    }

    /** A claim as it counts at a position. */
    record ClaimAt(UUID claim, long position) {}

    /** The fact keys that claims answer at positions; an event that is no claim has none. */
    Map<ClaimAt, FactKey> keysAt(String schema, List<ClaimAt> asked) {
        var keys = new HashMap<ClaimAt, FactKey>();
        var rows =
                UnnestRows.of(asked).add("claim", "uuid", ClaimAt::claim).add("position", "bigint", ClaimAt::position);
        jdbc.query(
                """
                select r.claim, r.position as at, c.subject_kind, c.subject, c.fact, c.key from %s.claim c
                  join %s
                    on c.event_id = r.claim and c.known_from <= r.position and (c.known_to is null or c.known_to > r.position)
                """.formatted(schema, rows.unnestAs("r")),
                row -> {
                    keys.put(
                            new ClaimAt(row.getObject("claim", UUID.class), row.getLong("at")),
                            FactKeyColumns.read(row, json));
                },
                rows.parameters());
        return keys;
    }

    /** The claims of these families that were recorded before a position. The sum keeps PostgreSQL from reading the whole primary key. */
    List<CompetingClaim> claims(String schema, Collection<FactKeyGroup> families, long before) {
        var rows = UnnestRows.of(List.copyOf(families))
                .add("subject_kind", "text", family -> family.subject().kind().word())
                .add("subject", "text", family -> family.subject().id())
                .add("fact", "text", family -> family.fact().word())
                .add("everybody", "jsonb", family -> json.writeValueAsString(family.everybody()));
        return jdbc.query("""
                select c.* from %s.claim c
                  join %s
                    on c.subject = f.subject and c.fact = f.fact and c.everybody = f.everybody and c.subject_kind = f.subject_kind
                 where c.known_from + 0 < ?::bigint
                 order by c.position
                """.formatted(schema, rows.unnestAs("f")), (row, n) -> held(row), rows.parameters(before));
    }

    /** All claims about subjects of one kind on these facts. */
    List<CompetingClaim> claims(Collection<Subject> subjects, Collection<FactType> facts) {
        return subjects.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select * from view.claim where subject_kind = ? and subject = any (?) and fact = any (?) order by position",
                        (row, n) -> held(row),
                        subjects.iterator().next().kind().word(),
                        AnswerQuery.ids(subjects),
                        facts.stream().map(FactType::word).toArray(String[]::new));
    }

    /** What has been recorded of benchmarks. */
    List<CompetingClaim> definitions(String schema, Collection<Subject> benchmarks) {
        return jdbc.query(
                "select * from " + schema
                        + ".claim where subject_kind = 'benchmark' and subject = any (?) and fact = 'benchmark' order by position",
                (row, n) -> held(row),
                (Object) AnswerQuery.ids(benchmarks));
    }

    List<Subject> scored(String benchmark, long asOf) {
        return jdbc.query(
                "select distinct subject_kind, subject from view.answer"
                        + " where fact = 'score' and key ->> 'benchmark' = ? and position_from <= ? order by subject",
                (row, n) -> FactKeyColumns.subject(row),
                benchmark,
                asOf);
    }

    List<Subject> subjects(String publisher) {
        return jdbc.query(
                "select distinct subject_kind, event_subject as subject from view.claim where publisher = ? and known_to is null",
                (row, n) -> FactKeyColumns.subject(row),
                publisher);
    }

    /** The newest claim of one publisher at each locator that speaks of an offering; of a price before one of access. */
    List<PublishedOffering> offerings(String publisher) {
        return jdbc.query(
                """
                select distinct on (locator) * from (
                  select c.envelope #>> '{source,locator}' as locator, c.event_subject, c.fact, c.position,
                         coalesce(c.envelope #> '{data,replacement,data}', c.envelope -> 'data') as data
                    from view.claim c
                   where c.publisher = ? and c.known_to is null and c.fact in ('access', 'pricing')) offering
                 where locator is not null and data ->> 'provider' is not null
                 order by locator, fact desc, position desc
                """,
                (row, n) -> new PublishedOffering(
                        row.getString("locator"),
                        Subject.model(row.getString("event_subject")),
                        json.readTree(row.getString("data"))),
                publisher);
    }

    /** All claims of one publisher about these subjects. */
    List<CompetingClaim> ofPublisher(String publisher, Collection<Subject> subjects) {
        return jdbc.query(
                "select * from view.claim where publisher = ? and event_subject = any (?) and known_to is null order by position",
                (row, n) -> held(row),
                publisher,
                subjects.stream().map(Subject::id).toArray(String[]::new));
    }

    /** The claims that events about these subjects made, as they count now. */
    List<CompetingClaim> ofSubjects(String schema, Collection<String> models) {
        return jdbc.query(
                "select * from " + schema
                        + ".claim where event_subject = any (?) and subject_kind = 'model' and known_to is null order by position",
                (row, n) -> held(row),
                (Object) models.toArray(String[]::new));
    }

    private CompetingClaim held(ResultSet row) throws SQLException {
        var envelope = row.getString("envelope");
        var event = events.event(envelope);
        var said = event.claim().data().effectiveData();
        var meaning = row.getString("meaning");
        return new CompetingClaim(
                FactKeyColumns.read(row, json),
                event,
                meaning == null ? said : json.readValue(meaning, said.getClass()),
                envelope,
                new ContentHash(event.claim(), json),
                ending(row),
                row.getLong("known_from"),
                row.getObject("known_to", Long.class),
                null);
    }

    static CompetingClaim.@Nullable Ending ending(ResultSet row) throws SQLException {
        long position = row.getLong("ended_position");
        return row.wasNull()
                ? null
                : new CompetingClaim.Ending(
                        position,
                        row.getObject("ended_observed", OffsetDateTime.class).toInstant());
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
