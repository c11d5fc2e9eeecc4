package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.Receiver.Reply;
import tools.jackson.databind.JsonNode;

/** Nobody is sent anything but pings before they wanted it. */
class ConsentIT extends WebhookContext {

    private JsonNode pinged(String more) {
        var webhook = order(receiver, "'models': ['%s/*']%s".formatted(lab, more));
        eventually(
                "ping and its outcome",
                () -> owner.get(path(webhook, "/deliveries?status=waiting"))
                        .json()
                        .path("data")
                        .isEmpty());
        return webhook;
    }

    private String lastCode() {
        return receiver.requests().stream()
                .filter(request -> request.type().equals("endpoint.ping"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .json()
                .at("/data/code")
                .asString();
    }

    @Test
    void an_endpoint_that_answers_with_the_code_has_consented() {
        var webhook = subscribe();
        var now = owner.get(path(webhook, "")).json();
        assertThat(now.path("consented_by").asString()).isEqualTo("answer");
        assertThat(receiver.requests()).hasSize(1);
    }

    /** Whoever may make a webhook could have a stranger's server pinged with it. */
    @Test
    void nobody_is_pinged_without_end() {
        receiver.answersBy(request -> new Reply(404, ""));
        var webhook = pinged("");
        for (int ping = 2; ping <= 5; ping++) {
            assertThat(owner.post(path(webhook, "/ping"), "").status()).isEqualTo(202);
        }
        var refused = owner.post(path(webhook, "/ping"), "");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("/type")).endsWith("/too-many-pings");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        later(Duration.ofMinutes(1));
        assertThat(owner.post(path(webhook, "/ping"), "").status()).isEqualTo(202);
    }

    @Test
    void an_endpoint_is_pending_until_the_code_is_posted_back_and_gets_nothing_until_then() {
        receiver.answersBy(request -> new Reply(200, "{\"code\":\"wrong\"}"));
        var webhook = pinged("");
        record(Envelope.released(lab + "/one", today()));
        settled();
        assertThat(status(webhook)).isEqualTo("pending");
        assertThat(receiver.news()).isEmpty();
        assertThat(deliveries(webhook, "")).isEmpty();
        var wrong = owner.post(path(webhook, "/consent"), "{\"code\":\"ABC\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/errors/0/pointer")).isEqualTo("/code");
        assertThat(owner.post(path(webhook, "/consent"), "{\"code\":\"%s\"}".formatted(lastCode()))
                        .at("/status"))
                .isEqualTo("active");
        record(Envelope.released(lab + "/two", today()));
        assertThat(receiver.awaitNews(1).getFirst().body()).contains(lab + "/two");
    }

    @Test
    void a_code_works_once_and_only_the_last_one() {
        receiver.answersBy(request -> new Reply(200, ""));
        var webhook = pinged("");
        var first = lastCode();
        assertThat(owner.post(path(webhook, "/ping"), "").status()).isEqualTo(202);
        eventually("another code", () -> !lastCode().equals(first));
        assertThat(owner.post(path(webhook, "/consent"), "{\"code\":\"%s\"}".formatted(first))
                        .status())
                .isEqualTo(422);
        var body = "{\"code\":\"%s\"}".formatted(lastCode());
        assertThat(owner.post(path(webhook, "/consent"), body).status()).isEqualTo(200);
        assertThat(owner.post(path(webhook, "/consent"), body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "localhost"})
    void an_endpoint_that_allows_our_origin_has_consented_and_is_told_the_origin_from_then_on(String origin) {
        receiver.answersBy(request -> request.method().equals("OPTIONS")
                ? new Reply(200, "", "WebHook-Allowed-Origin", origin, "WebHook-Allowed-Rate", "100")
                : new Reply(request.type().equals("endpoint.ping") ? 401 : 204, ""));
        var webhook = subscribe(receiver, "'models': ['%s/*'], 'rate_per_minute': 500".formatted(lab));
        var now = owner.get(path(webhook, "")).json();
        assertThat(now.path("consented_by").asString()).isEqualTo("handshake");
        assertThat(now.path("rate_per_minute").asInt()).isEqualTo(100);
        var asked = receiver.requests().get(1);
        assertThat(asked.header("WebHook-Request-Origin")).isEqualTo("localhost");
        assertThat(asked.header("WebHook-Request-Rate")).isEqualTo("500");
        record(Envelope.released(lab + "/one", today()));
        assertThat(receiver.awaitNews(1).getFirst().header("WebHook-Request-Origin"))
                .isEqualTo("localhost");
    }

    @Test
    void neither_a_status_alone_nor_another_origin_nor_a_missing_rate_is_consent() {
        receiver.answersBy(request -> new Reply(200, "", "WebHook-Allowed-Origin", "somebody.example"));
        assertThat(status(pinged(""))).isEqualTo("pending");
        receiver.answersBy(request -> new Reply(200, ""));
        assertThat(status(pinged(""))).isEqualTo("pending");
        receiver.answersBy(request -> new Reply(200, "", "WebHook-Allowed-Origin", "*"));
        assertThat(status(pinged(", 'rate_per_minute': 5"))).isEqualTo("pending");
    }

    @Test
    void another_address_has_to_consent_anew_and_gets_then_what_was_promised() {
        var webhook = subscribe();
        try (var other = new Receiver()) {
            other.answersBy(request -> new Reply(200, ""));
            var changed = patch(webhook, "{'url': '%s'}".formatted(other.url()));
            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            assertThat(changed.at("/status")).isEqualTo("pending");
            assertThat(changed.at("/models/0")).isEqualTo(lab + "/*");
            eventually("ping at the other", () -> !other.requests().isEmpty());
            record(Envelope.released(lab + "/one", today()));
            assertThat(other.news()).isEmpty();
            assertThat(receiver.news()).isEmpty();
        }
    }

    @Test
    void a_handshake_counts_for_the_address_that_gave_it_and_no_other() {
        var asked = new CountDownLatch(1);
        var moved = new CountDownLatch(1);
        receiver.answersBy(request -> {
            if (request.method().equals("OPTIONS")) {
                asked.countDown();
                await(moved);
                return new Reply(200, "", "WebHook-Allowed-Origin", "*");
            }
            return new Reply(401, "");
        });
        try (var other = new Receiver()) {
            other.answersBy(request -> new Reply(401, ""));
            var webhook = order(receiver, "");
            await(asked);
            patch(webhook, "{'url': '%s'}".formatted(other.url()));
            moved.countDown();
            eventually("the other asked too", () -> other.requests().size() == 2);
            kept();
            assertThat(status(webhook)).isEqualTo("pending");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Else an owner could consent in the place of a stranger who answers with what he was sent. */
    @Test
    void the_owner_never_sees_the_code_unless_the_endpoint_shows_it() {
        receiver.answersBy(request -> new Reply(200, "you sent " + request.body()));
        var webhook = pinged("");
        var code = lastCode();
        var list = owner.get(path(webhook, "/deliveries")).json();
        assertThat(list.path("data")).hasSize(1);
        var ping =
                owner.get(path(webhook, "/deliveries/" + list.at("/data/0/id").asLong()));
        assertThat(ping.json().at("/attempts/0/outcome").asString()).isEqualTo("status_200");
        assertThat(ping.body() + list + owner.get(path(webhook, "")).body()).doesNotContain(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "discord"})
    void a_channel_is_shown_the_code_for_somebody_to_post_back(String format) {
        receiver.answersBy(request -> new Reply(200, "ok"));
        var webhook = pinged(", 'format': '%s'".formatted(format));
        var ping = receiver.requests().getFirst();
        var text = ping.json().path(format.equals("slack") ? "text" : "content").asString();
        assertThat(text)
                .matches("To receive messages about AI models here, confirm with the code [A-Z2-9]{24}\\. <http.*>");
        var code = text.replaceFirst(".*code ([A-Z2-9]{24}).*", "$1");
        assertThat(owner.post(path(webhook, "/consent"), "{\"code\":\"%s\"}".formatted(code))
                        .at("/status"))
                .isEqualTo("active");
        assertThat(receiver.requests()).as("no handshake with a chat").hasSize(1);
    }
}
