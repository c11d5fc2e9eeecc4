package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.modeltracker.core.projection.EventSubscription;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts what webhooks still have to send. */
@Component
public class WebhookBacklog {

    private final EventSubscription subscription;
    private final JdbcTemplate jdbc;

    WebhookBacklog(EventSubscription webhookSubscription, JdbcTemplate jdbc) {
        this.subscription = webhookSubscription;
        this.jdbc = jdbc;
    }

    /**
     * @param position the last event of which deliveries were made
     * @param waiting deliveries that wait for an attempt
     * @param firstDue when the first of these is or was due
     */
    public record Backlog(long position, long waiting, Optional<Instant> firstDue) {}

    public Backlog read() {
        long position = subscription.position();
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) as waiting, min(due_at) as first_due from work.due where claim is null",
                (row, n) -> new Backlog(
                        position,
                        row.getLong("waiting"),
                        Optional.ofNullable(WebhookRowMapper.instant(row, "first_due")))));
    }
}
