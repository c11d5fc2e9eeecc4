package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of webhooks: the only SQL that writes it, but for how endpoints fare and are paced. */
@Component
class WebhookStore {

    private final JdbcTemplate jdbc;
    private final WebhookRowMapper rows;
    private final JsonMapper json;

    WebhookStore(JdbcTemplate jdbc, WebhookRowMapper rows, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
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
        return jdbc.query("select * from work.webhook where owner = ? and id = ?", rows, owner, id).stream()
                .findFirst();
    }

    Optional<Webhook> get(UUID id) {
        return jdbc.query("select * from work.webhook where id = ?", rows, id).stream()
                .findFirst();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Webhook> lock(String owner, UUID id) {
        return jdbc.query("select * from work.webhook where owner = ? and id = ? for update", rows, owner, id).stream()
                .findFirst();
    }

    int count(String owner) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from work.webhook where owner = ?", Integer.class, owner));
    }

    /** In the order in which they were made. */
    List<Webhook> list(String owner, @Nullable UUID after, int most) {
        return jdbc.query(
                "select * from work.webhook where owner = ? and (?::uuid is null or id > ?::uuid) order by id limit ?",
                rows,
                owner,
                after,
                after,
                most);
    }

    /**
     * In a transaction, and its replays first: who goes on with one holds it, and then asks for the webhook. What was planned goes last, when
     * nobody can promise it anything.
     */
    void delete(UUID id) {
        jdbc.update("delete from work.replay where webhook = ?", id);
        jdbc.update("delete from work.webhook where id = ?", id);
        jdbc.update("delete from work.due where webhook = ?", id);
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

    private static String[] texts(List<String> words) {
        return words.toArray(String[]::new);
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
