package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Owners whose last key was revoked. */
class KeylessOwnerIT extends WebhookContext {

    private static final Duration GRACE = Duration.ofMinutes(1);

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void webhooks_of_an_owner_without_a_key_say_so_pause_and_resume_with_a_new_key_missing_nothing() {
        try (var other = new Receiver()) {
            subscribe();
            var admins = http().post("/v1/webhooks", body(other));
            var path = "/v1/webhooks/" + admins.at("/id");
            eventually("consent", () -> http().get(path).at("/status").equals("active"));
            revokeKeysOf(lab);
            eventually("the notice", () -> types().contains("endpoint.paused"));
            kept();
            after(GRACE.plusSeconds(1));
            record(Envelope.released(lab + "/one", today()), Envelope.released(lab + "/two", today()));
            other.awaitNews(2); // a round of claims serves all that may be sent to
            assertThat(types()).containsExactly("endpoint.paused");
            http().delete(path);
        }
        owner = ownerNamed(lab);
        eventually("what waited", () -> receiver.news().size() == 3);
        assertThat(types()).as("told once").containsOnlyOnce("endpoint.paused").contains("model.released");
    }

    @Test
    void a_key_that_is_left_keeps_the_webhooks_going() {
        var webhook = subscribe();
        var spare = http().post(
                        "/v1/keys",
                        "{\"name\":\"spare\",\"owner\":\"%s\",\"scopes\":[\"webhooks:write\"]}".formatted(lab));
        assertThat(http().delete(spare.header("Location")).status()).isEqualTo(204);
        assertThat(owner.get(path(webhook, "")).json().path("keyless_at").isNull())
                .isTrue();
    }

    @Test
    void the_key_of_the_settings_keeps_the_admin_s_webhooks_going() {
        var made = http().post("/v1/webhooks", body(receiver));
        revokeKeysOf("admin");
        var stored =
                http().post("/v1/keys", "{\"name\":\"spare\",\"owner\":\"admin\",\"scopes\":[\"webhooks:write\"]}");
        assertThat(http().delete(stored.header("Location")).status()).isEqualTo(204);
        var webhook = "/v1/webhooks/" + made.at("/id");
        assertThat(http().get(webhook).json().path("keyless_at").isNull()).isTrue();
        assertThat(http().delete(webhook).status()).isEqualTo(204);
    }

    @Test
    void the_admin_lists_sees_and_ends_webhooks_of_any_owner_and_nobody_else_does() {
        var webhook = subscribe();
        revokeKeysOf(lab);
        var stranger = ownerNamed(lab + "-stranger");
        var list = "/v1/webhooks?owner=" + lab;
        assertThat(stranger.get(list).status()).isEqualTo(403);
        assertThat(stranger.get(path(webhook, "")).status()).isEqualTo(404);
        assertThat(stranger.delete(path(webhook, "")).status()).isEqualTo(404);

        var listed = http().get(list).json().path("data").valueStream().toList();
        assertThat(texts(listed, "/id")).containsExactly(webhook.path("id").asString());
        assertThat(http().get("/v1/webhooks").body())
                .as("not among the admin's own")
                .doesNotContain(lab);
        var seen = http().get(path(webhook, "")).json();
        assertThat(seen.path("owner").asString()).isEqualTo(lab);
        assertThat(seen.path("keyless_at").asString()).isEqualTo(clock.instant().toString());
        assertThat(http().delete(path(webhook, "")).status()).isEqualTo(204);
        assertThat(http().get(path(webhook, "")).status()).isEqualTo(404);
    }

    private String body(Receiver to) {
        return "{\"url\": \"%s\", \"models\": [\"%s/*\"]}".formatted(to.url(), lab);
    }

    private void revokeKeysOf(String name) {
        jdbc.queryForList(
                        "select id::text from work.api_key where owner = ? and revoked_at is null", String.class, name)
                .forEach(key ->
                        assertThat(http().delete("/v1/keys/" + key).status()).isEqualTo(204));
    }

    private List<String> types() {
        return receiver.news().stream().map(Receiver.Request::type).toList();
    }
}
