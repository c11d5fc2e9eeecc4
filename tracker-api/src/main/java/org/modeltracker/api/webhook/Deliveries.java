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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads deliveries, and plans them again. */
@Component
public class Deliveries {

    /** Goes after {@code with made (id, webhook, message)}, and plans these deliveries. Binds the instant twice. */
    static final String QUEUE = """
            insert into work.due (delivery, webhook, message, trigger, plan_at, due_at) select id, webhook, message, 'plan', ?, ? from made
            """;

    /** Goes after {@link #QUEUE}: what is planned already begins from the start, whatever comes of an attempt under way. */
    static final String ANEW = """
            on conflict (delivery) do update
               set trigger = 'plan', attempts = 0, plan = excluded.plan, plan_at = excluded.plan_at, due_at = excluded.due_at,
                   claim = null, leased_until = null
            """;

    static final List<String> STATUSES = List.of("waiting", "delivered", "failed");

    /** The code of a ping is the endpoint's to give back, so its owner sees nothing that holds it. Attempts of earlier releases name no message. */
    private static final String FIELDS = """
            select d.*, coalesce(m.news, m.id) as news, m.type, m.position, case when u.claim is null then u.due_at end as next_at,
                   case when m.type = 'endpoint.ping' then 'A ping that asks for consent' else m.sentence end as sentence,
                   case when m.type <> 'endpoint.ping' then m.body end as body,
                   (select count(*) from work.attempt a
                     where a.delivery = d.id and (a.message = d.message or a.message is null)) as tried
              from work.delivery d join work.message m on m.id = d.message left join work.due u on u.delivery = d.id
             where d.webhook = ?
            """;

    private final JdbcTemplate jdbc;
    private final Messages messages;
    private final TransactionTemplate transaction;

    Deliveries(JdbcTemplate jdbc, Messages messages, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.messages = messages;
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param webhookId the value of the header, the same on every attempt
     * @param position the position of the event; null for messages without one
     * @param status {@code waiting} (for an attempt), {@code delivered} or {@code failed} (no retries are left)
     * @param attemptCount attempts so far, with those on request
     * @param message its key in the database
     * @param nextAttemptAt null if none is planned, and during an attempt
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
            @JsonIgnore @Nullable String body,
            @JsonIgnore UUID message) {}

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

    List<Attempt> attempts(Delivery delivery) {
        return jdbc.query(
                "select * from work.attempt where delivery = ? and (message = ? or message is null) order by id",
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
                delivery.id(),
                delivery.message());
    }

    /** A message for one webhook, on the plan. @param news the id that receivers see */
    void plan(UUID webhook, UUID news, Instant now) {
        jdbc.update(
                "with made as (insert into work.delivery (webhook, message, status, made_at)"
                        + " select ?, id, 'waiting', ? from work.message where coalesce(news, id) = ?"
                        + " on conflict (webhook, message) do nothing returning id, webhook, message) " + QUEUE,
                webhook,
                Timestamp.from(now),
                news,
                Timestamp.from(now),
                Timestamp.from(now));
    }

    /** A ping, sent once. */
    void ping(UUID webhook, UUID message, Instant now) {
        jdbc.update("""
                with made as (
                  insert into work.delivery (webhook, message, status, made_at) values (?, ?, 'waiting', ?) returning id, webhook, message
                )
                insert into work.due (delivery, webhook, message, trigger, due_at) select id, webhook, message, 'ping', ? from made
                """, webhook, message, Timestamp.from(now), Timestamp.from(now));
    }

    /** What a clock that was set back since shows as ahead is not counted. */
    int pingsBetween(UUID webhook, Instant since, Instant now) {
        return Objects.requireNonNull(
                jdbc.queryForObject("""
                select count(*) from work.message m join work.delivery d on d.message = m.id
                 where m.made_at > ? and m.made_at <= ? and m.type = 'endpoint.ping' and d.webhook = ?
                """, Integer.class, Timestamp.from(since), Timestamp.from(now), webhook));
    }

    /** An attempt now, on top of the plan. */
    void resend(long id, Instant now) {
        unforgotten("""
                insert into work.due (delivery, webhook, message, trigger, due_at)
                select id, webhook, message, 'manual', ? from work.delivery where id = ? for key share
                    on conflict (delivery) do update set trigger = 'manual', due_at = excluded.due_at, claim = null, leased_until = null
                """, Timestamp.from(now), id);
    }

    /** Plans deliveries again that failed at or after an instant and have not arrived since. @return their number */
    int reviveFailedSince(UUID webhook, Instant since, Instant now) {
        return unforgotten(
                """
                with failed as materialized (
                  select d.id, d.message from work.delivery d join work.message m on m.id = d.message
                   where m.type <> 'endpoint.ping' and d.webhook = ? and d.failed_at >= ? and (d.delivered_at is null or d.failed_at > d.delivered_at)
                   order by d.id for no key update of d
                ), made as (
                  update work.delivery d set status = 'waiting' from failed
                   where d.id = failed.id and d.message = failed.message returning d.id, d.webhook, d.message
                )
                """ + QUEUE + ANEW, webhook, Timestamp.from(since), Timestamp.from(now), Timestamp.from(now));
    }

    /** What is asked for again is not forgotten in that moment. */
    private int unforgotten(String update, Object... parameters) {
        return Objects.requireNonNull(transaction.execute(status -> {
            messages.hold();
            return jdbc.update(update, parameters);
        }));
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        long position = row.getLong("position");
        Long ofEvent = row.wasNull() ? null : position;
        return new Delivery(
                row.getLong("id"),
                Message.wireId(row.getObject("news", UUID.class)),
                row.getString("type"),
                ofEvent,
                row.getString("sentence"),
                row.getString("status"),
                row.getLong("tried"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                WebhookRowMapper.instant(row, "next_at"),
                WebhookRowMapper.instant(row, "delivered_at"),
                WebhookRowMapper.instant(row, "failed_at"),
                row.getString("body"),
                row.getObject("message", UUID.class));
    }
}
