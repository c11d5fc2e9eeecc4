package org.modeltracker.core.answer;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads confirmations back, and the fact keys that they may change. */
@Component
class ConfirmationQuery {

    private static final String[] STATES = Arrays.stream(FactType.values())
            .filter(fact -> fact.kind() == FactType.Kind.STATE)
            .map(FactType::word)
            .toArray(String[]::new);

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ConfirmationQuery(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The confirmations among these events. */
    Map<UUID, Confirmation> among(String schema, Collection<UUID> ids) {
        var words = new HashMap<UUID, Confirmation>();
        jdbc.query(
                "select * from " + schema + ".confirmation where event_id = any (?::uuid[])",
                row -> {
                    words.put(UUID.fromString(row.getString("event_id")), confirmation(row));
                },
                (Object) ClaimQuery.texts(ids));
        return words;
    }

    interface Contested {
        void at(long position, FactKey everybody);
    }

    /**
     * Tells the state questions that confirmations bear on: where their publisher has a claim in their scope, and another has one too.
     *
     * @param words by the position at which they begin or cease to count
     */
    void contested(String schema, Map<Long, Confirmation> words, Contested contested) {
        if (words.isEmpty()) {
            return;
        }
        record Row(long at, String publisher, @Nullable Set<String> scope) {}
        var rows = words.entrySet().stream()
                .map(word -> new Row(
                        word.getKey(),
                        word.getValue().publisher(),
                        word.getValue().scope()))
                .toList();
        jdbc.query(
                """
                select distinct w.at, c.subject_kind, c.subject, c.fact, c.everybody as key
                  from jsonb_to_recordset(?::jsonb) as w (at bigint, publisher text, scope text[])
                  join %1$s.claim c on c.publisher = w.publisher and (w.scope is null or c.provider = any (w.scope))
                 where c.fact = any (?) and (c.known_to is null or c.known_to > w.at)
                   and exists (select from %1$s.claim o
                                where (o.known_to is null or o.known_to > w.at) and o.subject = c.subject and o.fact = c.fact and o.everybody = c.everybody
                                  and o.subject_kind = c.subject_kind and o.publisher <> c.publisher)
                """.formatted(schema),
                row -> {
                    contested.at(row.getLong("at"), FactKeyColumns.read(row, json));
                },
                json.writeValueAsString(rows),
                STATES);
    }

    /** All confirmations by these publishers. */
    List<Confirmation> by(String schema, Set<String> publishers) {
        return jdbc.query(
                "select * from " + schema + ".confirmation where publisher = any (?)",
                (row, n) -> confirmation(row),
                (Object) publishers.toArray(String[]::new));
    }

    private static Confirmation confirmation(ResultSet row) throws SQLException {
        return new Confirmation(
                row.getString("publisher"),
                scope(row.getArray("scope")),
                row.getObject("observed", OffsetDateTime.class).toInstant(),
                row.getLong("position"),
                ClaimQuery.ending(row));
    }

    private static @Nullable Set<String> scope(@Nullable Array scope) throws SQLException {
        return scope == null ? null : new LinkedHashSet<>(List.of((String[]) scope.getArray()));
    }
}
