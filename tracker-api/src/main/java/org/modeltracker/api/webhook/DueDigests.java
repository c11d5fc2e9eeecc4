package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds the webhooks whose digest is due, and moves them on to their next one. */
@Component
class DueDigests {

    private final JdbcTemplate jdbc;
    private final WebhookRowMapper webhooks;

    DueDigests(JdbcTemplate jdbc, WebhookRowMapper webhooks) {
        this.jdbc = jdbc;
        this.webhooks = webhooks;
    }

    /** A webhook whose digest is due. @param from the end of the one before */
    record DueDigest(Webhook webhook, Instant from, Instant at) {}

    /** One whose digest is due; empty if none is. @param last that could not be served: the others come first */
    Optional<DueDigest> next(Instant now, UUID last) {
        return jdbc
                .query(
                        "select * from work.webhook where schedule is not null and status = 'active' and digest_at <= ? order by id <= ?, id limit 1",
                        (row, n) -> new DueDigest(
                                webhooks.mapRow(row, n),
                                row.getTimestamp("digest_from").toInstant(),
                                row.getTimestamp("digest_at").toInstant()),
                        Timestamp.from(now),
                        last)
                .stream()
                .findFirst();
    }

    /** @return false if another node, or a change of the schedule, was first */
    boolean moveOn(DueDigest due, Instant until, Instant next) {
        return jdbc.update(
                        "update work.webhook set digest_from = ?, digest_at = ? where id = ? and digest_at = ? and schedule is not null",
                        Timestamp.from(until),
                        Timestamp.from(next),
                        due.webhook().id(),
                        Timestamp.from(due.at()))
                == 1;
    }
}
