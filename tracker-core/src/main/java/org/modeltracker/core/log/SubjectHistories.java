package org.modeltracker.core.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.log.EventRowMapper.Row;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what the log holds of subjects, and locks them for whoever decides the next event. */
public final class SubjectHistories {

    /**
     * A command asks the same few statements each time: to plan one takes longer than to run it. A plan stays while the log grows. So it uses indexes,
     * even if the log is nearly empty when it is made.
     */
    static final String PLAN_ONCE_BY_INDEX =
            "set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)";

    /** It answers one row: the driver is still sending, and reads nothing meanwhile. */
    private static final String LOCK = """
            select count(locked) from (
              select %s as locked, %s from (select unnest(?) as stream order by 1) streams offset 0) locks;
            """.formatted(AdvisoryLock.STREAM.forTransaction(), PLAN_ONCE_BY_INDEX);

    private static final String LOCK_FREE = "select stream, %s from unnest(?) stream where %s; "
            .formatted(PLAN_ONCE_BY_INDEX, AdvisoryLock.STREAM.tryForTransaction());

    /** The offset keeps the planner from reading the whole log instead: it cannot know how few events a stream has. */
    private static final String FIND = """
            select %1$s, false as named from unnest(?::text[], ?::bigint[]) as wanted (subject, first) cross join lateral (
              select * from log.event
               where stream = subject and sequence >= case when exists (select from work.dead_letter) then 0 else first end
              offset 0) event
             union all
            select %1$s, true from log.event where event_id = any (?::uuid[])
             order by position
            """.formatted(EventRowMapper.FIELDS);

    private final JdbcTemplate jdbc;
    private final EventRowMapper rows;
    private final TransactionLock lock;

    SubjectHistories(JdbcTemplate jdbc, EventRowMapper rows, TransactionLock lock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.lock = lock;
    }

    /**
     * What the log holds of one subject, from one of its events on.
     *
     * @param events in position order, without what is set aside
     * @param first the number of the first event in the subject's stream, from 0
     * @param next the number that the next event takes there
     */
    public record History(List<RecordedEvent> events, long first, long next) {}

    /**
     * @param locked the subjects that no other writer can write to until the transaction ends
     * @param histories of the subjects of which there is anything to read
     * @param named events that have one of the ids, whatever their subject
     * @param unreadable those of the ids that events have which are set aside
     */
    public record Found(
            Set<Subject> locked, Map<Subject, History> histories, List<RecordedEvent> named, Set<UUID> unreadable) {}

    /**
     * What the log holds of subjects.
     *
     * @param from the number of the first event that is wanted of each; while any event is set aside, all are read
     */
    public Map<Subject, History> find(Map<Subject, Long> from) {
        return lock.takeAndRead(
                        "select " + PLAN_ONCE_BY_INDEX + "; " + FIND,
                        answers -> found(from.keySet(), answers.getLast()),
                        parameters(from, List.of()))
                .histories();
    }

    /**
     * Locks subjects until the transaction ends, and then reads what the log holds of them, and which events have these ids.
     *
     * @param from the number of the first event that is wanted of each; while any event is set aside, all are read
     * @throws LogBusy when another writer held one of them too long
     */
    public Found lockAndFind(Map<Subject, Long> from, Collection<UUID> ids) {
        return lockAndFind(LOCK, row -> from.keySet(), from, ids);
    }

    /** The same of those subjects that no other writer holds. */
    public Found lockFreeAndFind(Map<Subject, Long> from, Collection<UUID> ids) {
        return lockAndFind(LOCK_FREE, SubjectHistories::subjects, from, ids);
    }

    private interface Locked {
        Set<Subject> of(ResultSet rows) throws SQLException;
    }

    private Found lockAndFind(String locking, Locked locked, Map<Subject, Long> from, Collection<UUID> ids) {
        return lock.takeAndRead(
                locking + FIND,
                answers -> found(locked.of(answers.getFirst()), answers.getLast()),
                Stream.concat(Stream.of(streams(from.keySet())), Stream.of(parameters(from, ids)))
                        .toArray());
    }

    private static Object[] parameters(Map<Subject, Long> from, Collection<UUID> ids) {
        return new Object[] {
            streams(from.keySet()),
            from.values().toArray(Long[]::new),
            ids.stream().map(UUID::toString).toArray(String[]::new)
        };
    }

    private static Set<Subject> subjects(ResultSet locked) throws SQLException {
        var subjects = new HashSet<Subject>();
        while (locked.next()) {
            subjects.add(Subject.ofStream(locked.getString("stream")));
        }
        return subjects;
    }

    /** @param locked of other subjects, nothing is taken from the rows */
    private Found found(Set<Subject> locked, ResultSet events) throws SQLException {
        var named = new ArrayList<Row>();
        var own = new ArrayList<Row>();
        while (events.next()) {
            var row = EventRowMapper.row(events, 0);
            if (events.getBoolean("named")) {
                named.add(row);
            } else if (locked.contains(subject(row))) {
                own.add(row);
            }
        }
        return new Found(
                locked,
                bySubject(own, this::history),
                rows.read(named),
                named.stream()
                        .filter(Row::isSetAside)
                        .map(row -> UUID.fromString(row.data().getEventIdentifier()))
                        .collect(Collectors.toSet()));
    }

    /** Their events of these types alone. */
    public Map<Subject, List<RecordedEvent>> of(
            Collection<Subject> subjects, Collection<Class<? extends ClaimData>> types) {
        return bySubject(
                jdbc.query(
                        "select " + EventRowMapper.FIELDS
                                + " from log.event where stream = any (?::text[]) and type = any (?) order by position",
                        EventRowMapper::row,
                        streams(subjects),
                        types.stream()
                                .map(type -> EventTypeRegistry.stored(type).type())
                                .toArray(String[]::new)),
                rows::read);
    }

    private static <T> Map<Subject, T> bySubject(List<Row> rows, Function<List<Row>, T> read) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        SubjectHistories::subject, Collectors.collectingAndThen(Collectors.toList(), read)));
    }

    /** Which of these subjects the log has heard of. */
    public Set<Subject> known(Collection<Subject> subjects) {
        return new HashSet<>(jdbc.query(
                "select named from unnest(?::text[]) named where exists (select from log.event where stream = named offset 0)",
                (row, n) -> Subject.ofStream(row.getString(1)),
                streams(subjects)));
    }

    private History history(List<Row> stream) {
        return new History(
                rows.read(stream),
                stream.getFirst().sequence(),
                stream.getLast().sequence() + 1);
    }

    private static Subject subject(Row row) {
        return Subject.ofStream(row.stream());
    }

    private static Object streams(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::stream).toArray(String[]::new);
    }
}
