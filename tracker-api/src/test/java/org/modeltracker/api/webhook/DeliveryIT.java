package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.modeltracker.api.webhook.Receiver.Request;
import tools.jackson.databind.JsonNode;

/** What arrives at an endpoint, and what its owner can see of it. */
class DeliveryIT extends WebhookContext {

    /** By the official library, which would not take the time of a clock that stands in the past; so it signs, and we compare. */
    private static boolean verifies(String secret, Request request, String id, long timestamp, String body) {
        try {
            var expected = new Webhook(secret).sign(id, timestamp, body);
            return List.of(request.header("webhook-signature").split(" ")).contains(expected);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verifies(String secret, Request request) {
        return verifies(
                secret,
                request,
                request.header("webhook-id"),
                Long.parseLong(request.header("webhook-timestamp")),
                request.body());
    }

    @Test
    void news_is_signed_and_a_flipped_byte_in_body_id_or_time_is_not() {
        var webhook = subscribe();
        var event = record(Envelope.released(lab + "/one", today()));
        var news = receiver.awaitNews(1).getFirst();
        var secret = webhook.path("secret").asString();
        var id = news.header("webhook-id");
        long timestamp = clock.instant().getEpochSecond();
        assertThat(news.header("webhook-timestamp")).isEqualTo("" + timestamp);
        assertThat(id).isEqualTo("msg_" + event.path("id").asString().replace("-", ""));
        assertThat(verifies(secret, news)).isTrue();
        assertThat(verifies(secret, news, id, timestamp, news.body().replace("one", "onf")))
                .isFalse();
        assertThat(verifies(secret, news, id + "0", timestamp, news.body())).isFalse();
        assertThat(verifies(secret, news, id, timestamp + 1, news.body())).isFalse();
        assertThat(verifies("whsec_" + "A".repeat(44), news)).isFalse();
        assertThat(receiver.requests().getFirst().type()).isEqualTo("endpoint.ping");
        assertThat(verifies(secret, receiver.requests().getFirst())).isTrue();
    }

    @Test
    void the_body_is_the_event_and_what_it_changed() {
        subscribe();
        var event = record(Envelope.released(lab + "/one", today()));
        var body = receiver.awaitNews(1).getFirst().json();
        assertThat(body.path("type").asString()).isEqualTo("model.released");
        assertThat(body.path("timestamp")).isEqualTo(event.path("recorded_at"));
        event.properties()
                .forEach(field -> assertThat(body.path("data").path(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        var change = body.at("/data/change");
        assertThat(change.path("changes_answer").asBoolean()).isTrue();
        assertThat(change.path("previous").isNull()).isTrue();
        assertThat(change.at("/current/event_id")).isEqualTo(event.path("id"));
        assertThat(change.path("sentence").asString()).isEqualTo("%1$s/one (%1$s) is released".formatted(lab));
        assertThat(change.path("page").asString())
                .isEqualTo("http://localhost:8080/events/" + body.at("/data/id").asString());
    }

    @Test
    void every_attempt_and_resend_has_the_same_id_and_bytes_and_a_time_of_its_own() {
        receiver.answers(500);
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", today()));
        attempts(webhook, 1);
        after(Duration.ofSeconds(7));
        attempts(webhook, 2);
        receiver.answers(200);
        after(Duration.ofMinutes(7));
        attempts(webhook, 3);
        later(Duration.ofMinutes(1));
        resend(webhook, 202);
        var log = attempts(webhook, 4);
        assertThat(texts(log, "/trigger")).containsExactly("plan", "plan", "plan", "manual");
        assertThat(texts(log, "/outcome")).containsExactly("status_500", "status_500", "status_200", "status_200");
        var news = receiver.news();
        assertThat(news).hasSize(4);
        assertThat(news.stream().map(request -> request.header("webhook-id")).distinct())
                .hasSize(1);
        assertThat(news.stream().map(Request::body).distinct()).hasSize(1);
        assertThat(new HashSet<>(news.stream()
                        .map(request -> request.header("webhook-timestamp"))
                        .toList()))
                .hasSize(4);
        assertThat(delivery(webhook).path("body").asString())
                .isEqualTo(news.getFirst().body());
    }

    private void resend(JsonNode webhook, int status) {
        var id = deliveries(webhook, "").getFirst().path("id").asLong();
        assertThat(owner.post(path(webhook, "/deliveries/" + id + "/resend"), "")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void an_attempt_on_request_uses_up_nothing_of_the_plan_and_moves_it_not() {
        receiver.answers(500);
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", today()));
        attempts(webhook, 1);
        var planned = delivery(webhook).path("next_attempt_at");
        resend(webhook, 202);
        attempts(webhook, 2);
        resend(webhook, 202);
        assertThat(texts(attempts(webhook, 3), "/trigger")).containsExactly("plan", "manual", "manual");
        assertThat(delivery(webhook).path("next_attempt_at")).isEqualTo(planned);
        after(Duration.ofSeconds(7));
        assertThat(attempts(webhook, 4).getLast().path("trigger").asString()).isEqualTo("plan");
        assertThat(delivery(webhook).path("status").asString()).isEqualTo("waiting");
    }

    @Test
    void the_owner_sees_of_each_attempt_what_was_answered_up_to_20000_bytes() {
        receiver.answersBy(request -> request.type().equals("endpoint.ping")
                ? Receiver.consent(request)
                : new Reply(503, "<b>ü</b>" + "x".repeat(30_000)));
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", today()));
        var attempt = attempts(webhook, 1).getFirst();
        assertThat(attempt.path("status").asInt()).isEqualTo(503);
        assertThat(attempt.path("response").asString())
                .startsWith("<b>ü</b>xxx")
                .hasSizeBetween(19_990, 20_000);
        assertThat(deliveries(webhook, "&status=waiting")).hasSize(1);
        assertThat(deliveries(webhook, "&status=delivered")).isEmpty();
        assertThat(owner.get(path(webhook, "/deliveries?status=lost")).status()).isEqualTo(400);
    }

    @Test
    void deliveries_are_paged_from_the_newest_on() {
        var webhook = subscribe();
        for (int i = 0; i < 5; i++) {
            record(Envelope.released(lab + "/m" + i, today()));
        }
        eventually(
                "all delivered", () -> deliveries(webhook, "&status=delivered").size() == 5);
        var first = owner.get(path(webhook, "/deliveries?limit=2")).json();
        assertThat(first.at("/page/has_more").asBoolean()).isTrue();
        var rest = owner.get(path(
                        webhook,
                        "/deliveries?limit=100&cursor="
                                + first.at("/page/next_cursor").asString()))
                .json();
        assertThat(first.path("data").size() + rest.path("data").size()).isEqualTo(6);
        assertThat(first.at("/data/0/sentence").asString()).contains("/m4");
    }

    @Test
    void a_paused_endpoint_gets_what_it_missed_when_the_pause_ends() {
        var webhook = subscribe();
        assertThat(patch(webhook, "{'paused': true}").status()).isEqualTo(200);
        record(Envelope.released(lab + "/one", today()));
        eventually("promised", () -> deliveries(webhook, "&status=waiting").size() == 1);
        assertThat(receiver.news()).isEmpty();
        patch(webhook, "{'paused': false}");
        receiver.awaitNews(1);
    }

    @Test
    void no_more_than_its_rate_reaches_an_endpoint_in_any_minute() {
        var webhook = subscribe(receiver, "'models': ['%s/*'], 'rate_per_minute': 2".formatted(lab));
        for (int i = 0; i < 5; i++) {
            record(Envelope.released(lab + "/m" + i, today()));
        }
        eventually("promised", () -> deliveries(webhook, "").size() == 5);
        for (int sent = 1; sent <= 5; sent++) {
            int count = sent;
            eventually(
                    sent + " sent",
                    () -> deliveries(webhook, "&status=delivered").size() == count);
            assertThat(receiver.news()).hasSize(sent);
            after(Duration.ofSeconds(30));
        }
    }

    @Test
    void no_more_than_four_deliveries_are_under_way_to_one_endpoint() {
        var together = new AtomicInteger();
        var most = new AtomicInteger();
        var gate = new CountDownLatch(1);
        receiver.answersBy(request -> {
            if (request.type().equals("endpoint.ping")) {
                return Receiver.consent(request);
            }
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            await(gate);
            together.decrementAndGet();
            return new Reply(204, "");
        });
        var webhook = subscribe();
        later(Duration.ofSeconds(20));
        for (int i = 0; i < 9; i++) {
            record(Envelope.released(lab + "/m" + i, today()));
        }
        eventually("four at once", () -> most.get() == 4);
        assertThat(receiver.news()).hasSize(4);
        clock.advance(Duration.ofSeconds(-10)); // as promises made by another node's clock go before those under way
        try (var other = new Receiver()) {
            subscribe(other, "'models': ['%s/*']".formatted(lab));
            for (int i = 9; i < 15; i++) {
                record(Envelope.released(lab + "/m" + i, today()));
            }
            other.awaitNews(6); // so claims went over both
        }
        gate.countDown();
        clock.advance(Duration.ofSeconds(10));
        eventually(
                "all delivered", () -> deliveries(webhook, "&status=delivered").size() == 15);
        assertThat(most.get()).isEqualTo(4);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
