package org.modeltracker.core.log;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modeltracker.core.log.EventRowMapper.Row;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the log holds of subjects, for those who decide the next event. */
public final class SubjectHistories {

    private final JdbcTemplate jdbc;
    private final EventRowMapper rows;

    SubjectHistories(JdbcTemplate jdbc, EventRowMapper rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * What the log holds of one subject.
     *
     * @param events in position order, without what is set aside
     * @param next the number that the next event takes in the subject's stream
     */
    public record History(List<RecordedEvent> events, long next) {}

    /** Every event of the given subjects; a subject that the log has not heard of is not in the map. */
    public Map<Subject, History> of(Collection<Subject> subjects) {
        return bySubject(
                jdbc.query(
                        "select " + EventRowMapper.FIELDS
                                + " from log.event where stream = any (?::text[]) order by position",
                        EventRowMapper::row,
                        streams(subjects)),
                this::history);
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
                        row -> Subject.ofStream(row.stream()),
                        Collectors.collectingAndThen(Collectors.toList(), read)));
    }

    /** Which of these subjects the log has heard of. */
    public Set<Subject> known(Collection<Subject> subjects) {
        return new HashSet<>(jdbc.query(
                "select distinct stream from log.event where stream = any (?::text[])",
                (row, n) -> Subject.ofStream(row.getString(1)),
                streams(subjects)));
    }

    private History history(List<Row> stream) {
        long last = stream.stream().mapToLong(Row::sequence).max().orElse(-1);
        return new History(rows.read(stream), last + 1);
    }

    private static Object streams(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::stream).toArray(String[]::new);
    }
}
