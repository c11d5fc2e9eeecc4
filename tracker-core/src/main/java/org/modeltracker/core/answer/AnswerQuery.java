package org.modeltracker.core.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.EnvelopeJson;
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

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final EnvelopeJson envelopes;

    AnswerQuery(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.envelopes = new EnvelopeJson(json);
    }

    boolean knows(Subject subject, long asOf) {
        return !jdbc.queryForList(
                        "select 1 from view.subject where kind = ? and id = ? and position <= ?",
                        subject.kind().word(),
                        subject.id(),
                        asOf)
                .isEmpty();
    }

    Stream<Answer> of(Subject subject, Set<FactType> facts, TemporalPoint moment) {
        return at(
                moment,
                "subject = ? and subject_kind = ? and fact = any (?)",
                "",
                subject.id(),
                subject.kind().word(),
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
        return jdbc
                .query(
                        "select * from view.answer where " + condition + " and " + HOLDS + " " + tail,
                        (row, n) -> answer(row),
                        all)
                .stream()
                .map(answer -> answer.knownAt(moment.asOf()));
    }

    Stream<Answer> history(Subject subject, FactType fact, long asOf) {
        return known(subject, fact, asOf, 0);
    }

    Stream<Answer> course(Subject subject, FactType fact, long asOf) {
        return known(subject, fact, asOf, asOf);
    }

    /** @param last the position up to which what had ended is left out */
    private Stream<Answer> known(Subject subject, FactType fact, long asOf, long last) {
        return jdbc
                .query(
                        "select * from view.answer where subject = ? and subject_kind = ? and fact = ? and position_from <= ? and position_to > ?",
                        (row, n) -> answer(row),
                        subject.id(),
                        subject.kind().word(),
                        fact.word(),
                        asOf,
                        last)
                .stream()
                .map(answer -> answer.knownAt(asOf));
    }

    Answer answer(ResultSet row) throws SQLException {
        long to = row.getLong("position_to");
        var disputedSince = row.getString("disputed_since");
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
                envelopes.readAll(row.getString("claims")));
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
