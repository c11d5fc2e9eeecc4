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

    private final JdbcTemplate jdbc;

    HubStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Subscriptions are added one after the other, until the transaction ends. */
    void lock() {
        jdbc.query("select " + AdvisoryLock.HUB.forTransaction(), row -> {});
    }

    Optional<UUID> find(String topic, String callback) {
        return jdbc
                .query("select id from work.webhook where topic = ? and url = ?", HubStore::id, topic, callback)
                .stream()
                .findFirst();
    }

    int count() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from work.webhook where " + OURS, Integer.class));
    }

    /** @param host in lower case, as a callback has it after its scheme */
    int count(String host) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from work.webhook where " + OURS
                        + " and lower(substring(url from '^[a-zA-Z]+://(\\[[^]]*\\]|[^/:?]*)')) = ?",
                Integer.class,
                host));
    }

    /** Says which feed a new webhook is for. */
    void about(UUID id, String topic) {
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
    record Asked(HubMode mode, Duration lease, byte @Nullable [] secret) {}

    /** What the callback is to confirm by this challenge; empty when it has nothing to confirm any more. */
    Optional<Asked> challenge(UUID id, byte[] challengeSha256) {
        return jdbc
                .query(
                        "update work.hub_request set challenge_sha256 = ? where webhook = ? returning mode, lease_seconds, secret",
                        HubStore::asked,
                        challengeSha256,
                        id)
                .stream()
                .findFirst();
    }

    /** What it confirmed, once; empty for another answer than the last challenge. */
    Optional<Asked> confirmed(UUID id, byte[] answerSha256) {
        return jdbc
                .query(
                        "delete from work.hub_request where webhook = ? and challenge_sha256 = ? returning mode, lease_seconds, secret",
                        HubStore::asked,
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

    /** Those whose lease is over, whose callback did not confirm in time, and who want or take no more. @param asked before this */
    List<UUID> over(Instant now, Instant asked) {
        return jdbc.query(
                "select id from work.webhook where " + OURS
                        + " and (lease_until <= ? or status = 'disabled' or status = 'pending' and created_at <= ?"
                        + " and not exists (select from work.hub_request r where r.webhook = id and r.asked_at > ?))"
                        + " order by id limit 1000",
                HubStore::id,
                Timestamp.from(now),
                Timestamp.from(asked),
                Timestamp.from(asked));
    }

    private static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        return new Asked(
                HubMode.of(row.getString("mode")).orElseThrow(),
                Duration.ofSeconds(row.getInt("lease_seconds")),
                row.getBytes("secret"));
    }
}
