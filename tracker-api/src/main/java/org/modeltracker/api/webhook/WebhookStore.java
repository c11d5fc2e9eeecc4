package org.modeltracker.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of webhooks: the only SQL that writes it, but for how endpoints fare and are paced. */
@Component
class WebhookStore {

    private static final TypeReference<List<AlertCondition>> ALERTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    WebhookStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID id, String owner, WebhookRequest order, Instant now) {
        jdbc.update(
                """
                insert into work.webhook (id, owner, url, description, types, models, model_likes, organisations, only_changes,
                       include_historical, format, rate_per_minute, paused, alerts, conditions, schedule, digest_from, digest_at,
                       status, created_at, next_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, 'pending', ?, ?)
                """,
                id,
                owner,
                order.url(),
                order.description(),
                texts(order.types()),
                texts(order.models()),
                texts(order.modelLikes()),
                texts(order.organisations()),
                order.onlyChanges(),
                order.includeHistorical(),
                word(order.format()),
                order.ratePerMinute(),
                order.paused(),
                alerts(order),
                conditions(order),
                schedule(order),
                Timestamp.from(now),
                next(order, now),
                Timestamp.from(now),
                Timestamp.from(now));
    }

    /** A new address must consent again and starts with a clean record; until then it receives no events. */
    void change(UUID id, WebhookRequest order, Instant now) {
        jdbc.update("""
                update work.webhook
                   set status = 'pending', consented_at = null, consented_by = null, failing_since = null, warned_at = null,
                       disabled_at = null, disabled_reason = null,
                       disabled_position = (select position from work.follower where name = 'webhooks')
                 where id = ? and url <> ?
                """, id, order.url());
        jdbc.update(
                """
                update work.webhook w
                   set url = ?, description = ?, types = ?, models = ?, model_likes = ?, organisations = ?, only_changes = ?,
                       include_historical = ?, format = ?, rate_per_minute = ?, paused = ?, alerts = ?::jsonb, conditions = ?::jsonb,
                       digest_from = case when w.schedule is distinct from n.schedule then ? else digest_from end,
                       digest_at = case when w.schedule is distinct from n.schedule then ? else digest_at end, schedule = n.schedule
                  from (select ?::jsonb as schedule) n
                 where id = ?
                """,
                order.url(),
                order.description(),
                texts(order.types()),
                texts(order.models()),
                texts(order.modelLikes()),
                texts(order.organisations()),
                order.onlyChanges(),
                order.includeHistorical(),
                word(order.format()),
                order.ratePerMinute(),
                order.paused(),
                alerts(order),
                conditions(order),
                Timestamp.from(now),
                next(order, now),
                schedule(order),
                id);
    }

    Optional<Webhook> get(String owner, UUID id) {
        return jdbc.query("select * from work.webhook where owner = ? and id = ?", this::read, owner, id).stream()
                .findFirst();
    }

    Optional<Webhook> get(UUID id) {
        return jdbc.query("select * from work.webhook where id = ?", this::read, id).stream()
                .findFirst();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Webhook> lock(String owner, UUID id) {
        return jdbc
                .query("select * from work.webhook where owner = ? and id = ? for update", this::read, owner, id)
                .stream()
                .findFirst();
    }

    int count(String owner) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from work.webhook where owner = ?", Integer.class, owner));
    }

    /** In the order in which they were made. */
    List<Webhook> list(String owner, @Nullable UUID after, int rows) {
        return jdbc.query(
                "select * from work.webhook where owner = ? and (?::uuid is null or id > ?::uuid) order by id limit ?",
                this::read,
                owner,
                after,
                after,
                rows);
    }

    /** In a transaction, and its replays first: who goes on with one holds it, and then asks for the webhook. */
    void delete(UUID id) {
        jdbc.update("delete from work.replay where webhook = ?", id);
        jdbc.update("delete from work.webhook where id = ?", id);
    }

    void expect(UUID id, byte[] codeSha256) {
        jdbc.update("update work.webhook set code_sha256 = ? where id = ?", codeSha256, id);
    }

    /** @return whether the code was the one of the last ping; it works once */
    boolean consentByCode(UUID id, byte[] codeSha256, String how, Instant now) {
        return jdbc.update("""
                        update work.webhook set code_sha256 = null, consented_at = ?, consented_by = ?,
                               status = case status when 'pending' then 'active' else status end
                         where id = ? and code_sha256 = ?
                        """, Timestamp.from(now), how, id, codeSha256) == 1;
    }

    /**
     * @param url that consented: meanwhile it may be another
     * @param rate what the endpoint allows a minute; null for anything
     */
    void consentByHandshake(UUID id, String url, @Nullable Integer rate, Instant now) {
        jdbc.update("""
                update work.webhook set code_sha256 = null, consented_at = ?, consented_by = 'handshake',
                       rate_per_minute = least(rate_per_minute, ?), status = 'active'
                 where id = ? and url = ? and status = 'pending'
                """, Timestamp.from(now), rate, id, url);
    }

    /** An endpoint with consent becomes active, one without stays pending. The start of a replay is kept. */
    void enable(UUID id) {
        jdbc.update("""
                update work.webhook set status = case when consented_at is null then 'pending' else 'active' end, failing_since = null,
                       warned_at = null, disabled_at = null, disabled_reason = null
                 where id = ? and status = 'disabled'
                """, id);
    }

    private Webhook read(ResultSet row, int number) throws SQLException {
        long position = row.getLong("disabled_position");
        Long disabledPosition = row.wasNull() ? null : position;
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                order(row),
                Webhook.Status.of(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "consented_at"),
                row.getString("consented_by"),
                instant(row, "failing_since"),
                instant(row, "disabled_at"),
                row.getString("disabled_reason"),
                disabledPosition,
                instant(row, "keyless_at"));
    }

    private WebhookRequest order(ResultSet row) throws SQLException {
        int rate = row.getInt("rate_per_minute");
        Integer ratePerMinute = row.wasNull() ? null : rate;
        var alerts = row.getString("alerts");
        var schedule = row.getString("schedule");
        return new WebhookRequest(
                row.getString("url"),
                words(row, "types"),
                words(row, "models"),
                words(row, "organisations"),
                row.getBoolean("only_changes"),
                row.getBoolean("include_historical"),
                Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                row.getString("description"),
                ratePerMinute,
                row.getBoolean("paused"),
                alerts == null ? null : json.readValue(alerts, ALERTS),
                schedule == null ? null : json.readValue(schedule, DigestSchedule.class));
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private @Nullable String alerts(WebhookRequest order) {
        return order.when().isEmpty() ? null : json.writeValueAsString(order.when());
    }

    private @Nullable String conditions(WebhookRequest order) {
        return order.when().isEmpty()
                ? null
                : json.writeValueAsString(
                        order.when().stream().map(AlertRow::of).toList());
    }

    private @Nullable String schedule(WebhookRequest order) {
        return order.schedule() == null ? null : json.writeValueAsString(order.schedule());
    }

    private static @Nullable Timestamp next(WebhookRequest order, Instant now) {
        return order.schedule() == null ? null : Timestamp.from(order.schedule().next(now));
    }

    /** A webhook whose digest is due. @param from the end of the one before */
    record DueDigest(Webhook webhook, Instant from, Instant at) {}

    /** One whose digest is due; empty if none is. @param last that could not be served: the others come first */
    Optional<DueDigest> dueDigest(Instant now, UUID last) {
        return jdbc
                .query(
                        "select * from work.webhook where schedule is not null and status = 'active' and digest_at <= ? order by id <= ?, id limit 1",
                        (row, n) -> new DueDigest(
                                read(row, n),
                                row.getTimestamp("digest_from").toInstant(),
                                row.getTimestamp("digest_at").toInstant()),
                        Timestamp.from(now),
                        last)
                .stream()
                .findFirst();
    }

    /** @return false if another node, or a change of the schedule, was first */
    boolean digested(DueDigest due, Instant until, Instant next) {
        return jdbc.update(
                        "update work.webhook set digest_from = ?, digest_at = ? where id = ? and digest_at = ? and schedule is not null",
                        Timestamp.from(until),
                        Timestamp.from(next),
                        due.webhook().id(),
                        Timestamp.from(due.at()))
                == 1;
    }

    private static String[] texts(List<String> words) {
        return words.toArray(String[]::new);
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
