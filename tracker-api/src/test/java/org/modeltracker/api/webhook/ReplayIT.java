package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What was missed can be sent again. */
class ReplayIT extends WebhookContext {

    private Answer replay(JsonNode webhook, String body) {
        return owner.post(path(webhook, "/replay"), body.replace('\'', '"'));
    }

    private List<String> models() {
        return receiver.news().stream()
                .map(news -> news.json().at("/data/model").asString())
                .toList();
    }

    private JsonNode done(Answer asked) {
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        eventually(
                "the replay to end",
                () -> !owner.get(asked.header("Location")).at("/done_at").isEmpty());
        return owner.get(asked.header("Location")).json();
    }

    @Test
    void everything_after_a_position_is_sent_also_what_nobody_was_subscribed_to_then() {
        var before = record(Envelope.released(lab + "/one", today()));
        record(Envelope.released(lab + "/two", today()), Envelope.released(lab + "/three", today()));
        settled();
        var webhook = subscribe();
        record(Envelope.released(lab + "/four", today()));
        receiver.awaitNews(1);
        attempts(webhook, 1);
        var replay = done(replay(webhook, "{'after': %d}".formatted(position(before))));
        assertThat(replay.path("made").asInt()).isEqualTo(3);
        assertThat(replay.path("position")).isEqualTo(replay.path("until"));
        receiver.awaitNews(4);
        assertThat(models()).containsExactlyInAnyOrder(lab + "/four", lab + "/two", lab + "/three", lab + "/four");
        var ids = receiver.news().stream()
                .filter(news -> news.body().contains("/four"))
                .map(news -> news.header("webhook-id"));
        assertThat(ids.distinct()).hasSize(1);
        eventually("kept", () -> deliveries(webhook, "&status=delivered").size() == 3);
        var again = deliveries(webhook, "").stream()
                .filter(delivery -> delivery.path("attempt_count").asInt() == 2)
                .findFirst()
                .orElseThrow();
        var log = owner.get(path(webhook, "/deliveries/" + again.path("id").asLong()))
                .json()
                .path("attempts");
        assertThat(texts(log.valueStream().toList(), "/trigger")).containsExactly("plan", "plan");
    }

    private void facts(int count) {
        var lines = IntStream.range(0, count)
                .mapToObj(i -> Envelope.of(
                                "model.fact_reported",
                                lab + "/one",
                                today(),
                                "{'topic': 'count', 'statement': 'fact %d'}".formatted(i))
                        .toString())
                .toList();
        http().ndjson("/v1/events", String.join("\n", lines));
    }

    @Test
    void a_replay_of_a_log_longer_than_a_batch_brings_all_of_it() {
        var first = record(Envelope.released(lab + "/one", today()));
        facts(1_200);
        settled();
        var webhook = subscribe();
        var replay = done(replay(webhook, "{'after': %d}".formatted(position(first))));
        assertThat(replay.path("made").asInt()).isEqualTo(1_200);
        eventually("1200 facts", () -> receiver.news().size() == 1_200);
    }

    @Test
    void only_what_failed_since_an_instant_is_tried_again() {
        receiver.answers(500);
        var webhook = subscribe();
        record(Envelope.released(lab + "/early", today()));
        attempts(webhook, 1);
        later(Duration.ofSeconds(1));
        var since = clock.instant();
        record(Envelope.released(lab + "/late", today()));
        eventually("both failed", () -> failures(webhook) == 2);
        receiver.answers(200);
        var revived = replay(webhook, "{'failed_since': '%s'}".formatted(since));
        assertThat(revived.status()).isEqualTo(202);
        assertThat(revived.at("/made")).isEqualTo("1");
        eventually("one arrived", () -> deliveries(webhook, "&status=delivered").size() == 1);
        assertThat(deliveries(webhook, "&status=delivered")
                        .getFirst()
                        .path("sentence")
                        .asString())
                .contains("/late");
        assertThat(deliveries(webhook, "&status=waiting")).hasSize(1);
    }

    @Test
    void what_is_replayed_has_the_whole_plan_before_it_again() {
        var webhook = subscribe();
        var event = record(Envelope.released(lab + "/one", today()));
        attempts(webhook, 1);
        receiver.answers(500);
        done(replay(webhook, "{'after': %d}".formatted(position(event) - 1)));
        attempts(webhook, 2);
        assertThat(deliveries(webhook, "").getFirst().path("status").asString()).isEqualTo("waiting");
        receiver.answers(200);
        after(Duration.ofSeconds(7));
        assertThat(texts(attempts(webhook, 3), "/outcome")).containsExactly("status_204", "status_500", "status_200");
        eventually("arrived", () -> deliveries(webhook, "&status=delivered").size() == 1);
    }

    @Test
    void an_attempt_from_before_a_replay_that_fails_late_takes_nothing_of_the_plan_begun_anew() {
        var first = new CountDownLatch(1);
        var asked = new AtomicInteger();
        receiver.answersBy(request -> {
            if (request.type().equals("endpoint.ping")) {
                return Receiver.consent(request);
            }
            if (asked.incrementAndGet() == 1) {
                await(first);
            }
            return new Receiver.Reply(500, "");
        });
        var webhook = subscribe();
        var event = record(Envelope.released(lab + "/one", today()));
        receiver.awaitNews(1);
        done(replay(webhook, "{'after': %d}".formatted(position(event) - 1)));
        attempts(webhook, 1); // the replay's, beside the first
        first.countDown();
        attempts(webhook, 2);
        after(Duration.ofSeconds(7));
        attempts(webhook, 3);
        receiver.answers(200);
        after(Duration.ofMinutes(7)); // after its second attempt a plan waits five minutes, after its third thirty
        attempts(webhook, 4);
        eventually("arrived", () -> deliveries(webhook, "&status=delivered").size() == 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_long_replay_keeps_no_other_waiting() {
        var first = record(Envelope.released(lab + "/one", today()));
        facts(3_000);
        var last = record(Envelope.released(lab + "/last", today()));
        settled();
        var patient = subscribe();
        var quick = subscribe();
        var everything = replay(patient, "{'after': %d}".formatted(position(first)));
        done(replay(quick, "{'after': %d}".formatted(position(last) - 1)));
        assertThat(owner.get(everything.header("Location")).at("/done_at")).isEmpty();
        done(everything);
    }

    private long failures(JsonNode webhook) {
        return deliveries(webhook, "").stream()
                .filter(delivery -> !delivery.path("failed_at").isNull())
                .count();
    }

    @Test
    void what_nothing_would_be_sent_to_is_refused_by_name() {
        receiver.answers(410);
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", today()));
        eventually("disabled", () -> status(webhook).equals("disabled"));
        var refused = replay(webhook, "{'after': 0}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/type")).endsWith("/webhook-not-active");
        var delivery = deliveries(webhook, "").getFirst().path("id").asLong();
        assertThat(owner.post(path(webhook, "/deliveries/" + delivery + "/resend"), "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void what_an_endpoint_missed_while_it_was_disabled_comes_with_a_replay_from_where_it_was() {
        receiver.answers(410);
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", today()));
        eventually("disabled", () -> status(webhook).equals("disabled"));
        long from =
                owner.get(path(webhook, "")).json().path("disabled_position").asLong();
        record(Envelope.released(lab + "/missed", today()));
        receiver.answers(200);
        owner.post(path(webhook, "/enable"), "");
        done(replay(webhook, "{'after': %d}".formatted(from)));
        eventually("what was missed", () -> models().contains(lab + "/missed"));
    }

    @Test
    void neither_and_both_and_a_negative_position_are_refused() {
        var webhook = subscribe();
        for (var body : List.of(
                "{}", "{'after': 0, 'failed_since': '2026-01-01T00:00:00Z'}", "{'after': -1}", "{'before': 1}")) {
            assertThat(replay(webhook, body).status()).as(body).isEqualTo(422);
        }
    }

    @Autowired
    private DeliveryRetention forgetting;

    @Test
    void what_is_long_done_is_forgotten_what_is_owed_is_not_and_a_replay_brings_all_of_it_again() {
        var before = head();
        var webhook = subscribe();
        record(Envelope.released(lab + "/done", today()));
        receiver.awaitNews(1);
        eventually("kept", () -> deliveries(webhook, "&status=delivered").size() == 1);
        patch(webhook, "{'paused': true}");
        record(Envelope.released(lab + "/owed", today()));
        settled();
        later(Duration.ofDays(89));
        forgetting.sweep();
        assertThat(deliveries(webhook, "")).hasSize(2);
        later(Duration.ofDays(2));
        assertThat(forgetting.sweep()).isPositive();
        assertThat(deliveries(webhook, ""))
                .extracting(delivery -> delivery.path("status").asString())
                .containsExactly("waiting");
        patch(webhook, "{'paused': false}");
        receiver.awaitNews(2);
        done(replay(webhook, "{'after': %d}".formatted(before)));
        receiver.awaitNews(4);
        assertThat(models()).containsExactlyInAnyOrder(lab + "/done", lab + "/owed", lab + "/done", lab + "/owed");
        assertThat(receiver.news().stream()
                        .map(news -> news.header("webhook-id"))
                        .distinct())
                .hasSize(2);
    }
}
