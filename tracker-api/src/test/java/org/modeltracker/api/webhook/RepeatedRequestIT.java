package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who lost an answer asks again under the same Idempotency-Key, and nothing is made twice. */
@Timeout(120)
class RepeatedRequestIT extends WebhookContext {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource database;

    private final String key = UUID.randomUUID().toString();

    private Answer keyed(Http caller, String path, String body) {
        return caller.post(path, body.replace('\'', '"'), "Idempotency-Key", key);
    }

    private String order() {
        return "{'url': '%s', 'models': ['%s/*']}".formatted(receiver.url(), lab);
    }

    private long count(String table, String webhook) {
        return jdbc.queryForObject(
                "select count(*) from work." + table + " where webhook = ?::uuid", Long.class, webhook);
    }

    @Test
    void a_webhook_is_made_once_and_its_secret_is_in_the_first_answer_alone() {
        var first = keyed(owner, "/v1/webhooks", order());
        var again = keyed(owner, "/v1/webhooks", order());
        assertThat(List.of(first.status(), again.status())).containsOnly(201);
        assertThat(again.at("/id")).isEqualTo(first.at("/id")).isNotEmpty();
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.at("/secret")).startsWith("whsec_");
        assertThat(again.json().path("secret").isNull()).isTrue();
        assertThat(owner.get("/v1/webhooks").json().path("data")).hasSize(1);
        var rotated = owner.post("/v1/webhooks/" + again.at("/id") + "/rotate-secret", "");
        assertThat(rotated.at("/secret")).as("what was lost is replaced").startsWith("whsec_");
    }

    @Test
    void a_key_of_an_idempotent_request_belongs_to_one_request_and_one_owner() {
        assertThat(keyed(owner, "/v1/webhooks", order()).status()).isEqualTo(201);
        var other = keyed(owner, "/v1/webhooks", order().replace(lab, "other"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/type")).endsWith("/idempotency-key-reused");
        var stranger = ownerNamed(lab + "-stranger");
        var theirs = keyed(stranger, "/v1/webhooks", order().replace(lab, "other"));
        assertThat(theirs.status()).isEqualTo(201);
        stranger.delete(theirs.header("Location"));
    }

    @Test
    void a_webhook_that_was_refused_leaves_the_key_free() {
        assertThat(keyed(owner, "/v1/webhooks", "{'url': 'nonsense'}").status()).isEqualTo(422);
        assertThat(keyed(owner, "/v1/webhooks", order()).status()).isEqualTo(201);
    }

    @Test
    void an_api_key_is_made_once_and_shown_in_the_first_answer_alone() {
        var order = "{'name': 'once', 'owner': '%s', 'scopes': ['events:write']}".formatted(lab);
        var first = keyed(http(), "/v1/keys", order);
        var again = keyed(http(), "/v1/keys", order);
        assertThat(List.of(first.status(), again.status())).containsOnly(201);
        assertThat(again.at("/id")).isEqualTo(first.at("/id")).isNotEmpty();
        assertThat(first.at("/key")).startsWith("trk_live_");
        assertThat(again.json().path("key").isNull()).isTrue();
        assertThat(jdbc.queryForObject(
                        "select count(*) from work.api_key where name = 'once' and owner = ?", Long.class, lab))
                .isEqualTo(1);
    }

    @Test
    void a_secret_is_rotated_and_a_ping_sent_once() {
        var webhook = subscribe();
        var id = webhook.path("id").asString();
        var first = keyed(owner, path(webhook, "/rotate-secret"), "");
        var again = keyed(owner, path(webhook, "/rotate-secret"), "");
        assertThat(List.of(first.status(), again.status())).containsOnly(200);
        assertThat(first.at("/secret")).startsWith("whsec_");
        assertThat(again.json().path("secret").isNull()).isTrue();
        assertThat(count("webhook_secret", id)).isEqualTo(2);
        long pings = count("delivery", id);
        for (int i = 0; i < 2; i++) {
            assertThat(owner.post(path(webhook, "/ping"), "", "Idempotency-Key", "ping-" + id)
                            .status())
                    .isEqualTo(202);
        }
        assertThat(count("delivery", id)).isEqualTo(pings + 1);
    }

    @Test
    void a_replay_and_what_is_tried_again_begin_once() {
        var webhook = subscribe();
        var first = keyed(owner, path(webhook, "/replay"), "{'after': 0}");
        var again = keyed(owner, path(webhook, "/replay"), "{'after': 0}");
        assertThat(List.of(first.status(), again.status())).containsOnly(202);
        assertThat(again.at("/id")).isEqualTo(first.at("/id")).isNotEmpty();
        assertThat(count("replay", webhook.path("id").asString())).isEqualTo(1);
        var since = "{\"failed_since\": \"2026-01-01T00:00:00Z\"}";
        var tried = owner.post(path(webhook, "/replay"), since, "Idempotency-Key", "since-" + lab);
        var triedAgain = owner.post(path(webhook, "/replay"), since, "Idempotency-Key", "since-" + lab);
        assertThat(triedAgain.body()).isEqualTo(tried.body());
    }

    @Test
    void a_delivery_is_sent_again_once() {
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", today()));
        receiver.awaitNews(1);
        attempts(webhook, 1);
        var resend = path(webhook, "/deliveries/" + delivery(webhook).path("id").asLong() + "/resend");
        assertThat(keyed(owner, resend, "").status()).isEqualTo(202);
        attempts(webhook, 2);
        assertThat(keyed(owner, resend, "").status()).isEqualTo(202);
        assertThat(jdbc.queryForObject(
                        "select count(*) from work.due where webhook = ?::uuid",
                        Long.class,
                        webhook.path("id").asString()))
                .as("nothing waits to be sent")
                .isZero();
    }

    @Test
    void an_import_runs_once_and_again_only_where_it_came_to_nothing() {
        var place = "/v1/imports/ndjson?force=true&observed_at=2026-02-01";
        var line = Envelope.announced(lab + "/imported", "2026-01-15")
                .by("catalogue-" + lab, "catalogue")
                .without("observed_at")
                .toString();
        var first = http().post(place, line, "Content-Type", "application/x-ndjson", "Idempotency-Key", key);
        var again = http().post(place, line, "Content-Type", "application/x-ndjson", "Idempotency-Key", key);
        assertThat(List.of(first.status(), again.status())).containsOnly(201);
        assertThat(again.json()).isEqualTo(first.json());
        for (var broken : List.of("refused-", "refused-")) {
            var refused =
                    http().post(place, "{", "Content-Type", "application/x-ndjson", "Idempotency-Key", broken + key);
            assertThat(refused.status()).isEqualTo(422);
        }
    }

    @Test
    void who_repeats_a_request_that_is_under_way_is_told_to_come_back() throws SQLException {
        try (var other = database.getConnection()) {
            hold(other, lab + " " + key);
            var answer = keyed(owner, "/v1/webhooks", order());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).containsOnlyDigits();
            other.rollback();
        }
        eventually(
                "the key is free", () -> keyed(owner, "/v1/webhooks", order()).status() == 201);
    }

    @Test
    void keys_that_an_older_release_stored_are_known() {
        var claim = Envelope.announced(lab + "/old", "2026-01-15").toString();
        var first = http().post("/v1/events", claim, "Idempotency-Key", key);
        jdbc.update("update work.idempotency set reference = null where key = ?", key);
        var again = http().post("/v1/events", claim, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void no_secret_is_stored_with_a_key() {
        var made = keyed(owner, "/v1/webhooks", order());
        var row = jdbc.queryForMap("select * from work.idempotency where key = ?", key);
        assertThat(row.toString()).doesNotContain(made.at("/secret")).contains(made.at("/id"));
    }

    private static void hold(Connection connection, String name) throws SQLException {
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 1))")) {
            lock.setString(1, name);
            lock.execute();
        }
    }
}
