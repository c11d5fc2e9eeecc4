package org.modeltracker.core.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.modeltracker.core.log.EventRowMapper.Row;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Reads the log: in position order, or by id. */
public final class EventLog {

    private static final String FIELDS = EventRowMapper.FIELDS;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final EventRowMapper rows;

    EventLog(JdbcTemplate jdbc, EventRowMapper rows) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.rows = rows;
    }

    /**
     * What to leave out when following the log; empty sets leave out nothing.
     *
     * @param organisations also keeps the events of these organisations' models
     */
    public record Filter(Set<String> types, Set<String> models, Set<String> organisations, Set<String> publishers) {
        public static final Filter NONE = new Filter(Set.of(), Set.of(), Set.of(), Set.of());
    }

    /**
     * Events with a position greater than {@code position}, in position order, at most {@code limit}; what is set aside is left out.
     *
     * @return fewer than {@code limit} only where the log ends
     */
    public List<RecordedEvent> after(long position, int limit, Filter filter) {
        var found = new ArrayList<RecordedEvent>();
        long last = position;
        while (found.size() < limit) {
            int wanted = limit - found.size();
            var page = rowsAfter(last, wanted, filter);
            found.addAll(rows.read(page));
            if (page.size() < wanted) {
                break;
            }
            last = page.getLast().position();
        }
        return found;
    }

    /** The first of the events with a position greater than {@code after}, up to {@code until}, in position order. */
    public List<RecordedEvent> between(long after, long until, int limit) {
        return after(after, limit, Filter.NONE).stream()
                .filter(event -> event.position() <= until)
                .toList();
    }

    private List<Row> rowsAfter(long position, int limit, Filter filter) {
        var where = new ArrayList<String>(List.of("position > :after"));
        var values = new MapSqlParameterSource("after", position).addValue("limit", limit);
        if (!filter.types().isEmpty()) {
            where.add("type in (:types)");
            values.addValue("types", filter.types());
        }
        if (!filter.publishers().isEmpty()) {
            where.add("payload -> 'source' ->> 'publisher' in (:publishers)");
            values.addValue("publishers", filter.publishers());
        }
        if (!filter.models().isEmpty()) {
            where.add("stream in (:models)");
            values.addValue("models", streams(filter.models(), Subject.Kind.MODEL));
        }
        if (!filter.organisations().isEmpty()) {
            where.add("(stream in (:organisations) or split_part(substr(stream, 7), '/', 1) in (:owners)"
                    + " and stream like 'model:%')");
            values.addValue("organisations", streams(filter.organisations(), Subject.Kind.ORGANISATION));
            values.addValue("owners", filter.organisations());
        }
        return named.query(
                "select " + FIELDS + " from log.event where " + String.join(" and ", where)
                        + " order by position limit :limit",
                values,
                EventRowMapper::row);
    }

    public Optional<RecordedEvent> byId(UUID id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    public List<RecordedEvent> byIds(Collection<UUID> ids) {
        return where("event_id = any (?::uuid[])", ids);
    }

    /** @param recordedAt UTC, microseconds */
    public record Place(long position, Instant recordedAt) {}

    /** Where events stand, by id, without what they say. */
    public Map<UUID, Place> places(Collection<UUID> ids) {
        var places = new HashMap<UUID, Place>();
        jdbc.query(
                "select event_id, position, recorded_at from log.event where event_id = any (?::uuid[])",
                row -> {
                    places.put(
                            row.getObject(1, UUID.class),
                            new Place(
                                    row.getLong(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant()));
                },
                texts(ids));
        return places;
    }

    /** What corrected or retracted this event, in position order. */
    public List<RecordedEvent> actingOn(UUID id) {
        return actingOn(List.of(id));
    }

    /** What corrected or retracted any of these events, in position order. */
    public List<RecordedEvent> actingOn(Collection<UUID> ids) {
        return where("""
                event_id in (with target as (select unnest(?::text[]) as id)
                             select e.event_id from target t join log.event e
                                 on e.type = 'claim.corrected' and e.payload -> 'data' ->> 'corrects' = t.id
                             union all
                             select e.event_id from target t join log.event e
                                 on e.type = 'claim.retracted' and e.payload -> 'data' ->> 'retracts' = t.id)
                """, ids);
    }

    /** What settled any of these expectations, in position order. */
    public List<RecordedEvent> resolving(Collection<UUID> ids) {
        return where("""
                event_id in (select e.event_id from unnest(?::text[]) as target (id) join log.event e
                                 on e.type = 'expectation.resolved' and e.payload -> 'data' ->> 'expectation' = target.id)
                """, ids);
    }

    /** The position of the newest event; 0 for an empty log. */
    public long head() {
        var position = jdbc.queryForObject("select position from log.head", Long.class);
        return position == null ? 0 : position;
    }

    private List<RecordedEvent> where(String condition, Collection<?> values) {
        return rows.read(jdbc.query(
                "select " + FIELDS + " from log.event where " + condition + " order by position",
                EventRowMapper::row,
                texts(values)));
    }

    private static Object texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    private static Set<String> streams(Set<String> ids, Subject.Kind kind) {
        return ids.stream().map(id -> new Subject(kind, id).stream()).collect(Collectors.toSet());
    }
}
