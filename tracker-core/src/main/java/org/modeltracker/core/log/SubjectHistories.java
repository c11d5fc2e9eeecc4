package org.modeltracker.core.log;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.log.EventRowMapper.Row;
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
        return jdbc
                .query(
                        "select " + EventRowMapper.FIELDS
                                + " from log.event where stream = any (?::text[]) order by position",
                        EventRowMapper::row,
                        streams(subjects))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> Subject.ofStream(row.stream()),
                        Collectors.collectingAndThen(Collectors.toList(), this::history)));
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
