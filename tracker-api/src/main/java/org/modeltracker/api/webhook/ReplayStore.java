package org.modeltracker.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of replays: the only SQL that touches it, but for the end of a webhook. */
@Component
class ReplayStore {

    private final JdbcTemplate jdbc;

    ReplayStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Replay replay) {
        jdbc.update(
                "insert into work.replay (id, webhook, position, until, asked_at) values (?, ?, ?, ?, ?)",
                replay.id(),
                replay.webhook(),
                replay.position(),
                replay.until(),
                Timestamp.from(replay.askedAt()));
    }

    /** Webhooks that were there when the event at this position was recorded. */
    List<UUID> webhooksOlderThan(long position) {
        return jdbc.query(
                "select w.id from work.webhook w join log.event e on e.position = ? and w.created_at <= e.recorded_at",
                (row, n) -> row.getObject(1, UUID.class),
                position);
    }

    Optional<Replay> get(UUID webhook, UUID id) {
        return jdbc
                .query("select * from work.replay where webhook = ? and id = ?", ReplayStore::read, webhook, id)
                .stream()
                .findFirst();
    }

    /**
     * One that is not done, whose endpoint is active, and at which no other node is, until the transaction ends.
     *
     * @param last that had its turn: the others come first, however long it still is
     */
    Optional<Replay> takeOpen(UUID last) {
        return jdbc.query("""
                        select r.* from work.replay r join work.webhook w on w.id = r.webhook
                         where r.done_at is null and w.status = 'active' order by r.id <= ?, r.id limit 1 for update of r skip locked
                        """, ReplayStore::read, last).stream().findFirst();
    }

    void advance(UUID id, long position, int made, Instant now) {
        jdbc.update(
                "update work.replay set position = ?, made = made + ?, done_at = case when ? >= until then ?::timestamptz end where id = ?",
                position,
                made,
                position,
                now.toString(),
                id);
    }

    private static Replay read(ResultSet row, int number) throws SQLException {
        return new Replay(
                row.getObject("id", UUID.class),
                row.getObject("webhook", UUID.class),
                row.getLong("position"),
                row.getLong("until"),
                row.getLong("made"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                WebhookRowMapper.instant(row, "done_at"));
    }
}
