package org.modeltracker.core.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.IdentityGraph;
import org.modeltracker.core.identity.IdentityPeriod;
import org.modeltracker.core.identity.ResolvedIdentity;
import org.modeltracker.core.log.UnnestRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of decisions and of the models that they lead to: the only SQL that writes them. */
@Component
class IdentifiedTable {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    IdentifiedTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param to {@link BitemporalDiff#OPEN} while it holds */
    record IdentifiedRow(String subject, IdentityPeriod period, long from, long to) {}

    /** The subjects on which these events decided. */
    Set<String> decidedBy(String schema, Collection<UUID> events) {
        return events.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.queryForList(
                        "select distinct subject from " + schema + ".identity_claim where event_id = any (?::uuid[])",
                        String.class,
                        (Object) events.stream().map(UUID::toString).toArray(String[]::new)));
    }

    /**
     * The open decisions on subjects, on all that lead to them, and on all that these and the targets lead to. What leads to a target alone
     * stays what it is.
     */
    IdentityGraph around(String schema, Collection<String> subjects, Collection<String> targets) {
        var graph = new IdentityGraph();
        jdbc.query(
                """
                with recursive down (subject) as (
                  select unnest(?::text[])
                  union
                  select i.subject from down join %1$s.identity_claim i on i.same_as = down.subject and i.ended_position is null
                ), up (subject) as (
                  select subject from down
                  union
                  select unnest(?::text[])
                  union
                  select i.same_as from up join %1$s.identity_claim i on i.subject = up.subject and i.ended_position is null
                )
                select i.* from up join %1$s.identity_claim i using (subject) where i.ended_position is null
                """.formatted(schema),
                row -> {
                    graph.add(row.getString("subject"), decision(row, json));
                },
                subjects.toArray(String[]::new),
                targets.toArray(String[]::new));
        return graph;
    }

    static IdentityClaim decision(ResultSet row, JsonMapper json) throws SQLException {
        var from = row.getObject("effective_from", OffsetDateTime.class);
        return new IdentityClaim(
                row.getObject("event_id", UUID.class),
                json.readValue(row.getString("data"), ModelIdentified.class),
                from == null ? null : from.toInstant(),
                row.getObject("observed", OffsetDateTime.class).toInstant(),
                row.getLong("position"));
    }

    /** The models that these subjects are now, by subject. */
    Map<String, List<IdentityPeriod>> current(String schema, Collection<String> subjects) {
        var periods = new HashMap<String, List<IdentityPeriod>>();
        jdbc.query(
                "select * from " + schema + ".identified where subject = any (?) and position_to = "
                        + BitemporalDiff.OPEN + " order by effective_from",
                row -> {
                    periods.computeIfAbsent(row.getString("subject"), id -> new ArrayList<>())
                            .add(period(row));
                },
                (Object) subjects.toArray(String[]::new));
        return periods;
    }

    static IdentityPeriod period(ResultSet row) throws SQLException {
        return new IdentityPeriod(
                AnswerQuery.instant(row, "effective_from"),
                AnswerQuery.instant(row, "effective_to"),
                new ResolvedIdentity(
                        row.getString("model"),
                        row.getString("snapshot"),
                        row.getString("variant"),
                        row.getString("region"),
                        row.getBoolean("pointer")),
                row.getObject("decision", UUID.class));
    }

    void addDecisions(String schema, Map<String, List<IdentityClaim>> bySubject) {
        record Row(String subject, IdentityClaim claim) {}
        var rows = bySubject.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(claim -> new Row(entry.getKey(), claim)))
                .toList();
        if (!rows.isEmpty()) {
            insert(
                    schema + ".identity_claim",
                    UnnestRows.of(rows)
                            .add("event_id", "uuid", row -> row.claim().eventId())
                            .add("position", "bigint", row -> row.claim().position())
                            .add("subject", "text", Row::subject)
                            .add("same_as", "text", row -> row.claim().data().sameAs())
                            .add(
                                    "effective_from",
                                    "timestamptz",
                                    row -> row.claim().from())
                            .add("observed", "timestamptz", row -> row.claim().observed())
                            .add(
                                    "data",
                                    "jsonb",
                                    row -> json.writeValueAsString(row.claim().data())));
        }
    }

    /** @param ended positions at which decisions ended; other events are passed over */
    void endDecisions(String schema, Map<UUID, Long> ended) {
        if (!ended.isEmpty()) {
            var rows = UnnestRows.of(List.copyOf(ended.entrySet()))
                    .add("id", "uuid", Map.Entry::getKey)
                    .add("position", "bigint", Map.Entry::getValue);
            jdbc.update("""
                    update %s.identity_claim i set ended_position = r.position
                      from %s
                     where i.event_id = r.id
                    """.formatted(schema, rows.unnestAs("r")), rows.parameters());
        }
    }

    /**
     * Replaces what is known of subjects.
     *
     * @param closed the position at which the open rows of a subject end
     */
    void replace(String schema, Map<String, Long> closed, List<IdentifiedRow> rows) {
        if (!closed.isEmpty()) {
            var ends = UnnestRows.of(List.copyOf(closed.entrySet()))
                    .add("subject", "text", Map.Entry::getKey)
                    .add("position", "bigint", Map.Entry::getValue);
            jdbc.update("""
                    update %s.identified i set position_to = r.position
                      from %s
                     where i.subject = r.subject and i.position_to = %d
                    """.formatted(schema, ends.unnestAs("r"), BitemporalDiff.OPEN), ends.parameters());
        }
        if (!rows.isEmpty()) {
            insert(
                    schema + ".identified",
                    UnnestRows.of(rows)
                            .add("subject", "text", IdentifiedRow::subject)
                            .add("model", "text", row -> row.period().identity().model())
                            .add(
                                    "snapshot",
                                    "text",
                                    row -> row.period().identity().snapshot())
                            .add(
                                    "variant",
                                    "text",
                                    row -> row.period().identity().variant())
                            .add(
                                    "region",
                                    "text",
                                    row -> row.period().identity().region())
                            .add(
                                    "pointer",
                                    "boolean",
                                    row -> row.period().identity().pointer())
                            .add("decision", "uuid", row -> row.period().decision())
                            .add(
                                    "effective_from",
                                    "timestamptz",
                                    row -> orElse(row.period().from(), "-infinity"))
                            .add(
                                    "effective_to",
                                    "timestamptz",
                                    row -> orElse(row.period().to(), "infinity"))
                            .add("position_from", "bigint", IdentifiedRow::from)
                            .add("position_to", "bigint", IdentifiedRow::to));
        }
    }

    private void insert(String table, UnnestRows<?> rows) {
        jdbc.update(
                "insert into %s (%s) select * from %s".formatted(table, rows.columns(), rows.unnest()),
                rows.parameters());
    }

    private static String orElse(@Nullable Instant instant, String otherwise) {
        return instant == null ? otherwise : instant.toString();
    }
}
