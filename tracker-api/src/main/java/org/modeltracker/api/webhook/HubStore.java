package org.modeltracker.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.log.AdvisoryLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Subscriptions to feeds in the table of webhooks, and what their callbacks are asked to confirm. */
@Component
class HubStore {

    private static final String OURS = "owner = '" + ApiPrincipal.FEED_READERS + "'";

    /** Binds now, and the instant of the oldest requests that still count twice. */
    private static final String ENDED = OURS
            + " and (lease_until <= ? or status = 'disabled' or status = 'pending' and created_at <= ?)"
            + " and not exists (select from work.hub_request r where r.webhook = w.id and r.mode = 'subscribe' and r.asked_at > ?)";

    private final JdbcTemplate jdbc;

    HubStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Subscriptions are added one after the other, until the transaction ends. */
    void lockHub() {
        jdbc.query("select " + AdvisoryLock.HUB.forTransaction(), row -> {});
    }

    Optional<UUID> find(String topic, String callback) {
        return find(topic, callback, "");
    }

    /** The same, and nobody deletes it until the transaction ends: its row is locked before those that hang on it, as by whoever deletes it. */
    Optional<UUID> findAndLock(String topic, String callback) {
        return find(topic, callback, " for no key update");
    }

    private Optional<UUID> find(String topic, String callback, String how) {
        return jdbc
                .query("select id from work.webhook where topic = ? and url = ?" + how, HubStore::id, topic, callback)
                .stream()
                .findFirst();
    }

    /** As {@link #findAndLock}. */
    void lockSubscription(UUID id) {
        jdbc.query("select from work.webhook where id = ? for no key update", row -> {}, id);
    }

    /** @param confirmed whether to count those that their callbacks confirmed, or those that they did not yet */
    int count(boolean confirmed) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from work.webhook where " + OURS + " and (status <> 'pending') = ?",
                Integer.class,
                confirmed));
    }

    /** @param host in lower case and without a dot at its end, as a callback has it after its scheme */
    int count(boolean confirmed, String host) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from work.webhook where " + OURS + " and (status <> 'pending') = ?"
                        + " and rtrim(lower(substring(url from '^[a-zA-Z]+://(\\[[^]]*\\]|[^/:?]*)')), '.') = ?",
                Integer.class,
                confirmed,
                host));
    }

    /** The callback, where a subscription waits for its first confirmation. */
    Optional<String> unconfirmedCallback(UUID id) {
        return jdbc
                .query(
                        "select url from work.webhook where id = ? and status = 'pending'",
                        (row, n) -> row.getString("url"),
                        id)
                .stream()
                .findFirst();
    }

    boolean isActive(UUID id) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select exists (select from work.webhook where id = ? and status = 'active')", Boolean.class, id));
    }

    /** Says which feed a new webhook is for. */
    void setTopic(UUID id, String topic) {
        jdbc.update("update work.webhook set topic = ? where id = ?", topic, id);
    }

    /** @param secret encrypted; null for none */
    void ask(UUID id, HubMode mode, Duration lease, byte @Nullable [] secret, Instant now) {
        jdbc.update("""
                insert into work.hub_request (webhook, mode, lease_seconds, secret, asked_at) values (?, ?, ?, ?, ?)
                    on conflict (webhook) do update
                   set mode = excluded.mode, lease_seconds = excluded.lease_seconds, secret = excluded.secret,
                       challenge_sha256 = null, asked_at = excluded.asked_at
                """, id, mode.word(), lease.toSeconds(), secret, Timestamp.from(now));
    }

    /** @param secret encrypted; null for none */
    record Requested(HubMode mode, Duration lease, byte @Nullable [] secret) {}

    /** What the callback is to confirm by this challenge; empty when it has nothing to confirm any more. */
    Optional<Requested> challenge(UUID id, byte[] challengeSha256) {
        return jdbc
                .query(
                        "update work.hub_request set challenge_sha256 = ? where webhook = ? returning mode, lease_seconds, secret",
                        HubStore::requested,
                        challengeSha256,
                        id)
                .stream()
                .findFirst();
    }

    /** Whether it answered the last challenge, and wants to be subscribed. */
    boolean confirmsSubscription(UUID id, byte[] answerSha256) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select exists (select from work.hub_request where webhook = ? and challenge_sha256 = ? and mode = 'subscribe')",
                Boolean.class,
                id,
                answerSha256));
    }

    /** What it confirmed, once; empty for another answer than the last challenge. */
    Optional<Requested> confirmed(UUID id, byte[] answerSha256) {
        return jdbc
                .query(
                        "delete from work.hub_request where webhook = ? and challenge_sha256 = ? returning mode, lease_seconds, secret",
                        HubStore::requested,
                        id,
                        answerSha256)
                .stream()
                .findFirst();
    }

    /** A subscription that failed or was refused before begins with a clean record. */
    void activate(UUID id, Instant leaseUntil, Instant now) {
        jdbc.update("""
                update work.webhook
                   set status = 'active', consented_at = ?, consented_by = 'challenge', lease_until = ?, failing_since = null, warned_at = null,
                       disabled_at = null, disabled_reason = null
                 where id = ?
                """, Timestamp.from(now), Timestamp.from(leaseUntil), id);
    }

    Optional<String> topic(UUID id) {
        return jdbc
                .query("select topic from work.webhook where id = ?", (row, n) -> row.getString("topic"), id)
                .stream()
                .findFirst();
    }

    /**
     * Those whose lease has ended, whose callback did not confirm in time, and who want or take no more; but for those whose callback is being asked
     * whether it subscribes again.
     *
     * @param asked when the oldest callbacks that may still confirm were asked
     */
    List<UUID> ended(Instant now, Instant asked) {
        return jdbc.query(
                "select id from work.webhook w where " + ENDED + " order by id limit 1000",
                HubStore::id,
                Timestamp.from(now),
                Timestamp.from(asked),
                Timestamp.from(asked));
    }

    /** Whether one of them is so still. */
    boolean hasEnded(UUID id, Instant now, Instant asked) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select exists (select from work.webhook w where " + ENDED + " and id = ?)",
                Boolean.class,
                Timestamp.from(now),
                Timestamp.from(asked),
                Timestamp.from(asked),
                id));
    }

    List<UUID> all() {
        return jdbc.query("select id from work.webhook where " + OURS + " order by id limit 1000", HubStore::id);
    }

    private static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static Requested requested(ResultSet row, int number) throws SQLException {
        return new Requested(
                HubMode.of(row.getString("mode")).orElseThrow(),
                Duration.ofSeconds(row.getInt("lease_seconds")),
                row.getBytes("secret"));
    }
}
