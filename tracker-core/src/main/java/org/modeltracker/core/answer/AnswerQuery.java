package org.modeltracker.core.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.ParsedEvents;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers as they were projected. */
@Component
public class AnswerQuery {

    /** The rectangles that hold a point: bind valid time twice, then the position twice. */
    public static final String HOLDS =
            "effective_from <= ?::timestamptz and effective_to > ?::timestamptz and position_from <= ? and position_to > ?";

    /** Whether all that was known of the subject {@code s} begins after a point: bind {@code at} and {@code as_of}. */
    public static final String BEGINS_LATER =
            "(not exists (select from view.answer b where b.subject = s.id and b.subject_kind = s.kind"
                    + " and b.position_from <= :as_of and b.position_to > :as_of and b.effective_from <= :at::timestamptz)"
                    + " and exists (select from view.answer b where b.subject = s.id and b.subject_kind = s.kind"
                    + " and b.position_from <= :as_of and b.position_to > :as_of))";

    private static final String KNOWN =
            "select %s from view.answer where subject = any (?) and subject_kind = ? and fact = any (?) and position_from <= ? and position_to > ?";

    /** All columns, of the claims only the answering one: much disputed questions have hundreds in each stretch. */
    private static final String ANSWERING =
            "subject_kind, subject, fact, key, effective_from, effective_to, recorded_from, recorded_to, position_from, position_to,"
                    + " since, since_basis, disputed, disputed_since, jsonb_build_array(claims -> 0) as claims";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final ParsedEvents events;
    private final LastObserved lastObserved;
    private final StaleAnswers stale;

    AnswerQuery(
            JdbcTemplate jdbc, JsonMapper json, ParsedEvents events, LastObserved lastObserved, StaleAnswers stale) {
        this.jdbc = jdbc;
        this.json = json;
        this.lastObserved = lastObserved;
        this.stale = stale;
        this.events = events;
    }

    boolean knows(Subject subject, long asOf) {
        return !jdbc.queryForList(
                        "select 1 from view.subject where kind = ? and id = ? and position <= ?",
                        subject.kind().word(),
                        subject.id(),
                        asOf)
                .isEmpty();
    }

    /** @param subjects of one kind */
    Stream<Answer> of(Collection<Subject> subjects, Set<FactType> facts, TemporalPoint moment) {
        return subjects.isEmpty()
                ? Stream.empty()
                : at(
                        moment,
                        "subject = any (?) and subject_kind = ? and fact = any (?)",
                        "",
                        ids(subjects),
                        subjects.iterator().next().kind().word(),
                        words(facts));
    }

    /**
     * The answers that hold at a moment and meet a condition.
     *
     * @param tail of the statement: its order and limit
     */
    public Stream<Answer> at(TemporalPoint moment, String condition, String tail, Object... values) {
        var effective = moment.effectiveAt().toString();
        var all = new Object[values.length + 4];
        System.arraycopy(values, 0, all, 0, values.length);
        System.arraycopy(new Object[] {effective, effective, moment.asOf(), moment.asOf()}, 0, all, values.length, 4);
        var answers =
                read("select * from view.answer where " + condition + " and " + HOLDS + " " + tail, moment.asOf(), all);
        return stale.at(lastObserved.of(answers, moment.asOf()), moment).stream();
    }

    /** How many answers hold at a moment and meet a condition, by fact. */
    public Map<FactType, Long> counts(TemporalPoint moment, String condition) {
        var effective = moment.effectiveAt().toString();
        var counts = new EnumMap<FactType, Long>(FactType.class);
        jdbc.query(
                "select fact, count(*) from view.answer where " + condition + " and " + HOLDS + " group by fact",
                row -> {
                    counts.put(FactType.of(row.getString(1)), row.getLong(2));
                },
                effective,
                effective,
                moment.asOf(),
                moment.asOf());
        return counts;
    }

    /** The answers to these facts that begin within a stretch of valid time, as they are known at a position. */
    public Stream<Answer> beginning(Set<FactType> facts, Instant from, Instant to, long asOf) {
        return within("effective_from", facts, from, to, asOf);
    }

    /** The same for those that end there. */
    public Stream<Answer> ending(Set<FactType> facts, Instant from, Instant to, long asOf) {
        return within("effective_to", facts, from, to, asOf);
    }

    private Stream<Answer> within(String boundary, Set<FactType> facts, Instant from, Instant to, long asOf) {
        return known(
                "select * from view.answer where fact = any (?) and %1$s >= ?::timestamptz and %1$s <= ?::timestamptz and position_from <= ? and position_to > ?"
                        .formatted(boundary),
                asOf,
                words(facts),
                from.toString(),
                to.toString(),
                asOf,
                asOf);
    }

    static String[] ids(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::id).toArray(String[]::new);
    }

    Stream<Answer> history(Subject subject, FactType fact, long asOf) {
        return known("*", List.of(subject), Set.of(fact), asOf, 0);
    }

    /** With the answering claim alone. */
    Stream<Answer> course(Collection<Subject> subjects, Set<FactType> facts, long asOf) {
        return known(ANSWERING, subjects, facts, asOf, asOf);
    }

    /** @param last the position up to which what had ended is left out */
    private Stream<Answer> known(
            String columns, Collection<Subject> subjects, Set<FactType> facts, long asOf, long last) {
        if (subjects.isEmpty()) {
            return Stream.empty();
        }
        return known(
                KNOWN.formatted(columns),
                asOf,
                ids(subjects),
                subjects.iterator().next().kind().word(),
                words(facts),
                asOf,
                last);
    }

    private Stream<Answer> known(String statement, long asOf, Object... values) {
        return stale.over(lastObserved.of(read(statement, asOf, values), asOf), asOf, null).stream();
    }

    private List<Answer> read(String statement, long asOf, Object... values) {
        return jdbc.query(statement, (row, n) -> answer(row).knownAt(asOf), values);
    }

    /** As it was projected: last observed by the answering claim itself. */
    Answer answer(ResultSet row) throws SQLException {
        long to = row.getLong("position_to");
        var disputedSince = row.getString("disputed_since");
        var claims = events.events(row.getString("claims"));
        return new Answer(
                FactKeyColumns.read(row, json),
                new Answer.BitemporalPeriod(
                        instant(row, "effective_from"),
                        instant(row, "effective_to"),
                        row.getObject("recorded_from", OffsetDateTime.class).toInstant(),
                        instant(row, "recorded_to"),
                        row.getLong("position_from"),
                        to == BitemporalDiff.OPEN ? null : to),
                PartialDate.parse(row.getString("since")),
                EffectiveBasis.valueOf(row.getString("since_basis").toUpperCase(Locale.ROOT)),
                row.getBoolean("disputed"),
                disputedSince == null ? null : PartialDate.parse(disputedSince),
                claims,
                claims.getFirst().claim().observedAt());
    }

    /** Null for either infinity. */
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time.equals(OffsetDateTime.MIN) || time.equals(OffsetDateTime.MAX) ? null : time.toInstant();
    }

    private static String[] words(Set<FactType> facts) {
        return facts.stream().map(FactType::word).toArray(String[]::new);
    }
}
