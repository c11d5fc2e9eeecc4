package org.modeltracker.core.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

/** Reads the log: in position order, by id, by subject. */
public final class EventLog {

    private static final String FIELDS = EventRowMapper.FIELDS;

    private final JdbcTemplate jdbc;
    private final TransactionLock turn;
    private final NamedParameterJdbcTemplate named;
    private final EventRowMapper rows;

    EventLog(JdbcTemplate jdbc, TransactionLock turn, EventRowMapper rows) {
        this.jdbc = jdbc;
        this.turn = turn;
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
                (Object) ids.stream().map(UUID::toString).toArray(String[]::new));
        return places;
    }

    /**
     * What the log holds of one subject.
     *
     * @param events in position order, without what is set aside
     * @param next the place that the next event takes in the subject's stream
     */
    public record History(List<RecordedEvent> events, long next) {}

    /** Every event of the given subjects; a subject that the log has not heard of is not in the map. */
    public Map<Subject, History> histories(Collection<Subject> subjects) {
        var found = rowsWhere(
                "stream = any (?::text[])",
                subjects.stream().map(Subject::stream).toList());
        return found.stream()
                .collect(Collectors.groupingBy(
                        row -> Subject.ofStream(row.stream()),
                        Collectors.collectingAndThen(Collectors.toList(), this::history)));
    }

    private History history(List<Row> stream) {
        long last = stream.stream().mapToLong(Row::sequence).max().orElse(-1);
        return new History(rows.read(stream), last + 1);
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

    /** Which of these subjects the log has heard of. */
    public Set<Subject> known(Collection<Subject> subjects) {
        var streams = subjects.stream().map(Subject::stream).toArray();
        return new HashSet<>(jdbc.query(
                connection -> {
                    var query = connection.prepareStatement(
                            "select distinct stream from log.event where stream = any (?::text[])");
                    query.setArray(1, connection.createArrayOf("text", streams));
                    return query;
                },
                (row, n) -> Subject.ofStream(row.getString(1))));
    }

    /** The position of the newest event; 0 for an empty log. */
    public long head() {
        return position("select position from log.head");
    }

    public Optional<Instant> recordedAt(long position) {
        return Optional.ofNullable(recordedAt(List.of(position)).get(position));
    }

    public Map<Long, Instant> recordedAt(Collection<Long> positions) {
        var times = new HashMap<Long, Instant>();
        jdbc.query(
                "select position, recorded_at from log.event where position = any (?)",
                row -> {
                    times.put(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                },
                (Object) positions.toArray(Long[]::new));
        return times;
    }

    /**
     * The last position that was recorded at or before an instant of the past. The answer is a promise: nothing will ever be recorded at or
     * before that instant any more, whatever the clocks of other writers show.
     *
     * @throws LogBusy when an append under way kept the promise waiting too long
     */
    public long lastAt(Instant instant) {
        var at = instant.atOffset(ZoneOffset.UTC);
        turn.take("select log.close(?)", at);
        return position("select coalesce(max(position), 0) from log.event where recorded_at <= ?", at);
    }

    /** Whether nothing will be recorded at or before an instant any more, though clocks may show an earlier one. */
    public boolean isClosed(Instant instant) {
        var at = instant.atOffset(ZoneOffset.UTC);
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from log.head where closed_until >= ? or recorded_at > ?)",
                Boolean.class,
                at,
                at));
    }

    private long position(String query, Object... values) {
        var position = jdbc.queryForObject(query, Long.class, values);
        return position == null ? 0 : position;
    }

    private List<RecordedEvent> where(String condition, Collection<?> values) {
        return rows.read(rowsWhere(condition, values));
    }

    private List<Row> rowsWhere(String condition, Collection<?> values) {
        return jdbc.query(
                connection -> {
                    var query = connection.prepareStatement(
                            "select " + FIELDS + " from log.event where " + condition + " order by position");
                    query.setArray(
                            1,
                            connection.createArrayOf(
                                    "text",
                                    values.stream().map(Object::toString).toArray()));
                    return query;
                },
                EventRowMapper::row);
    }

    private static Set<String> streams(Set<String> ids, Subject.Kind kind) {
        return ids.stream().map(id -> new Subject(kind, id).stream()).collect(Collectors.toSet());
    }
}
