package org.modeltracker.core.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The events that are set aside: the only SQL that writes {@code work.dead_letter}. */
public final class DeadLetters {

    private static final String FIELDS = "select position, event_id, type, reason, since from work.dead_letter";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    DeadLetters(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those with a greater position, in position order. */
    public List<DeadLetter> after(long position, int limit) {
        return jdbc.query(FIELDS + " where position > ? order by position limit ?", DeadLetters::read, position, limit);
    }

    public long count() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from work.dead_letter", Long.class));
    }

    /**
     * Those that an answer leaves out.
     *
     * @param asOf the last position that the answer knows
     * @param model whose answer it is; null for an answer about many. Events of other models do not matter to one.
     */
    public List<DeadLetter> leftOut(long asOf, @Nullable String model) {
        return jdbc.query(
                FIELDS
                        + " where position <= ? and (?::text is null or stream = ? or stream not like 'model:%') order by position",
                DeadLetters::read,
                asOf,
                model,
                "model:" + model);
    }

    /** In the transaction in which the views pass it. */
    void setAside(long position, String reason) {
        jdbc.update("""
                insert into work.dead_letter (position, event_id, stream, type, reason, since)
                select position, event_id, stream, type, ?, ? from log.event where position = ?
                on conflict (position) do update set reason = excluded.reason
                """, reason, clock.instant().atOffset(ZoneOffset.UTC), position);
    }

    /**
     * Puts what new views set aside in the place of what the old ones did.
     *
     * @param upTo how far the new views have read the log
     * @param setAside positions and reasons
     * @return the positions that were set aside before, and are taken in now
     */
    List<Long> replace(long upTo, Map<Long, String> setAside) {
        var takenIn = jdbc.query(
                "delete from work.dead_letter where position <= ? and position <> all (?) returning position",
                (row, n) -> row.getLong(1),
                upTo,
                setAside.keySet().toArray(Long[]::new));
        setAside.forEach(this::setAside);
        return takenIn;
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
