package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deliveries as their owner sees them, and sends them again. */
@Component
public class Deliveries {

    /** Begins the plan from the start, whatever came of it before. Binds the instant twice. */
    static final String PLAN_ANEW =
            "set status = 'waiting', attempts = 0, plan_at = ?, due_at = ?, trigger = 'plan', leased = false, version = delivery.version + 1";

    static final List<String> STATUSES = List.of("waiting", "delivered", "failed");

    /** The code of a ping is the endpoint's to give back, so its owner sees nothing that holds it. */
    private static final String FIELDS = """
            select d.*, m.type, m.position, case when not d.leased then d.due_at end as next_at,
                   case when m.type = 'endpoint.ping' then 'A ping that asks for consent' else m.sentence end as sentence,
                   case when m.type <> 'endpoint.ping' then m.body end as body,
                   (select count(*) from work.attempt a where a.delivery = d.id) as tried
              from work.delivery d join work.message m on m.id = d.message
             where d.webhook = ?
            """;

    private final JdbcTemplate jdbc;

    Deliveries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param webhookId the header's value: the same on every attempt
     * @param position of the event; null for what is about none
     * @param status {@code waiting} (for an attempt), {@code delivered}, {@code failed} (the plan is used up)
     * @param attemptCount made so far, on request too
     * @param nextAttemptAt null when none is planned, and while one is made
     */
    public record Delivery(
            long id,
            String webhookId,
            String type,
            @Nullable Long position,
            String sentence,
            String status,
            long attemptCount,
            Instant madeAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant failedAt,
            @JsonIgnore @Nullable String body) {}

    /**
     * @param trigger {@code plan}, {@code manual} or {@code ping}
     * @param outcome {@code status_200}, {@code timeout}, {@code dns_failed}, {@code address_refused}…
     * @param response the first 20,000 bytes of the answer; null for pings, whose answers may hold the code
     */
    public record Attempt(
            String trigger,
            Instant startedAt,
            long durationMs,
            String outcome,
            @Nullable Integer status,
            @Nullable String response) {}

    /** The newest first. */
    List<Delivery> list(UUID webhook, @Nullable String status, @Nullable Long before, int rows) {
        return jdbc.query(
                FIELDS
                        + " and (?::text is null or d.status = ?) and (?::bigint is null or d.id < ?) order by d.id desc limit ?",
                Deliveries::read,
                webhook,
                status,
                status,
                before,
                before,
                rows);
    }

    Optional<Delivery> get(UUID webhook, long id) {
        return jdbc.query(FIELDS + " and d.id = ?", Deliveries::read, webhook, id).stream()
                .findFirst();
    }

    List<Attempt> attempts(long delivery) {
        return jdbc.query(
                "select * from work.attempt where delivery = ? order by id",
                (row, n) -> {
                    int status = row.getInt("status");
                    Integer answered = row.wasNull() ? null : status;
                    var response = row.getBytes("response");
                    return new Attempt(
                            row.getString("trigger"),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            row.getLong("duration_ms"),
                            row.getString("outcome"),
                            answered,
                            response == null ? null : new String(response, StandardCharsets.UTF_8));
                },
                delivery);
    }

    /** A ping, sent once. */
    void ping(UUID webhook, UUID message, Instant now) {
        jdbc.update(
                "insert into work.delivery (webhook, message, status, made_at, due_at, trigger) values (?, ?, 'waiting', ?, ?, 'ping')",
                webhook,
                message,
                Timestamp.from(now),
                Timestamp.from(now));
    }

    int pingsSince(UUID webhook, Instant since) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from work.delivery where webhook = ? and trigger = 'ping' and made_at > ?",
                Integer.class,
                webhook,
                Timestamp.from(since)));
    }

    /** An attempt now, on top of the plan. */
    void resend(long id, Instant now) {
        jdbc.update(
                "update work.delivery set due_at = ?, trigger = 'manual', leased = false, version = version + 1 where id = ?",
                Timestamp.from(now),
                id);
    }

    /** Plans anew what failed at or after an instant, when it was due or sent once more, and has not arrived since. @return how many */
    int reviveFailedSince(UUID webhook, Instant since, Instant now) {
        return jdbc.update(
                "update work.delivery " + PLAN_ANEW
                        + " where webhook = ? and failed_at >= ? and (delivered_at is null or failed_at > delivered_at) and trigger <> 'ping'",
                Timestamp.from(now),
                Timestamp.from(now),
                webhook,
                Timestamp.from(since));
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        long position = row.getLong("position");
        Long ofEvent = row.wasNull() ? null : position;
        return new Delivery(
                row.getLong("id"),
                Message.wireId(row.getObject("message", UUID.class)),
                row.getString("type"),
                ofEvent,
                row.getString("sentence"),
                row.getString("status"),
                row.getLong("tried"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                WebhookStore.instant(row, "next_at"),
                WebhookStore.instant(row, "delivered_at"),
                WebhookStore.instant(row, "failed_at"),
                row.getString("body"));
    }
}
