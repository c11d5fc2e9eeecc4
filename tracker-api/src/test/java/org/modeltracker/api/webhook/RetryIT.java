package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.Receiver.Reply;
import tools.jackson.databind.JsonNode;

/** Endpoints that fail, under the clock. */
class RetryIT extends WebhookContext {

    private static final List<Duration> PLAN = Made.SETTINGS.retryPlan();

    private JsonNode failing(int status, String... headers) {
        receiver.answers(status, headers);
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", today()));
        attempts(webhook, 1);
        return webhook;
    }

    private Duration planned(JsonNode webhook) {
        var delivery = delivery(webhook);
        return Duration.between(
                Instant.parse(delivery.path("failed_at").asString()),
                Instant.parse(delivery.path("next_attempt_at").asString()));
    }

    @Test
    void the_whole_plan_is_followed_and_then_the_delivery_has_failed() {
        var webhook = failing(500);
        for (int attempt = 1; attempt < PLAN.size(); attempt++) {
            var delay = PLAN.get(attempt);
            assertThat(planned(webhook))
                    .isBetween(
                            delay.multipliedBy(8).dividedBy(10),
                            delay.multipliedBy(12).dividedBy(10));
            after(planned(webhook).minusMillis(1));
            assertThat(receiver.news()).as("none too early").hasSize(attempt);
            after(Duration.ofMillis(1));
            attempts(webhook, attempt + 1);
        }
        var delivery = delivery(webhook);
        assertThat(delivery.path("status").asString()).isEqualTo("failed");
        assertThat(delivery.path("next_attempt_at").isNull()).isTrue();
        after(Duration.ofHours(30));
        assertThat(receiver.news()).hasSize(PLAN.size());
        assertThat(status(webhook)).as("three days of failure disable nobody").isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource({"503,3600,PT1H", "429,10,PT1M", "500,99999999,PT24H"})
    void retry_after_in_seconds_moves_the_next_attempt(int status, String header, Duration wait) {
        assertThat(planned(failing(status, "Retry-After", header))).isEqualTo(wait);
    }

    @Test
    void retry_after_as_a_date_moves_the_next_attempt() {
        var at = clock.instant().plus(Duration.ofHours(3));
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
        var webhook = failing(503, "Retry-After", date);
        assertThat(Instant.parse(delivery(webhook).path("next_attempt_at").asString())
                        .getEpochSecond())
                .isEqualTo(at.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_a_failure_and_its_target_sees_nothing(int status) {
        try (var target = new Receiver()) {
            var webhook = failing(status, "Location", target.url());
            assertThat(delivery(webhook).at("/attempts/0/outcome").asString()).isEqualTo("redirect");
            assertThat(delivery(webhook).at("/status").asString()).isEqualTo("waiting");
            assertThat(target.requests()).isEmpty();
        }
    }

    @Test
    void an_endpoint_that_is_gone_is_disabled_at_once() {
        var webhook = failing(410);
        assertDisabled(webhook, "gone");
        record(Envelope.released(lab + "/two", today()));
        after(Duration.ofDays(1));
        assertThat(receiver.news()).hasSize(1);
        receiver.answers(200);
        assertThat(owner.post(path(webhook, "/enable"), "").at("/status")).isEqualTo("active");
        receiver.awaitNews(2);
        var from = owner.get(path(webhook, "")).json();
        assertThat(from.path("disabled_at").isNull()).isTrue();
    }

    @Test
    void an_endpoint_that_asks_for_it_is_disabled_at_once_though_it_took_the_delivery() {
        var webhook = failing(200, "webhook-delivery", "disable");
        assertDisabled(webhook, "asked");
        assertThat(delivery(webhook).path("status").asString()).isEqualTo("delivered");
    }

    private void assertDisabled(JsonNode webhook, String reason) {
        eventually("disabled", () -> status(webhook).equals("disabled"));
        var now = owner.get(path(webhook, "")).json();
        assertThat(now.path("disabled_reason").asString()).isEqualTo(reason);
        assertThat(now.path("disabled_at").isNull()).isFalse();
        assertThat(now.path("disabled_position").asLong()).isPositive();
    }

    @Test
    void nobody_there_is_a_failure_with_a_name() {
        var webhook = subscribe();
        receiver.close();
        record(Envelope.released(lab + "/one", today()));
        assertThat(texts(attempts(webhook, 1), "/outcome")).isSubsetOf("connect_failed", "connection_lost");
    }

    @Test
    void what_has_arrived_stays_so_though_an_attempt_before_it_fails_late() {
        var webhook = subscribe();
        var late = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        receiver.answersBy(request -> {
            if (!first.getAndSet(false)) {
                return new Reply(204, "");
            }
            awaited(late);
            return new Reply(500, "");
        });
        record(Envelope.released(lab + "/one", today()));
        eventually("the first attempt", () -> !first.get());
        var id = deliveries(webhook, "").getFirst().path("id").asLong();
        assertThat(owner.post(path(webhook, "/deliveries/" + id + "/resend"), "")
                        .status())
                .isEqualTo(202);
        eventually("arrived", () -> deliveries(webhook, "&status=delivered").size() == 1);
        late.countDown();
        assertThat(texts(attempts(webhook, 2), "/outcome")).containsExactlyInAnyOrder("status_204", "status_500");
        assertThat(deliveries(webhook, "&status=delivered")).hasSize(1);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_endpoint_that_only_failed_for_five_days_is_disabled_and_its_owner_is_told_before_and_then() {
        try (var second = new Receiver()) {
            subscribe(second, "'types': ['endpoint.failing', 'endpoint.disabled', 'message.exhausted']");
            var webhook = failing(500);
            for (int day = 1; day < 5; day++) {
                later(Duration.ofDays(1));
                int before = receiver.news().size();
                record(Envelope.released(lab + "/day-" + day, today()));
                eventually("news of day " + day, () -> receiver.news().size() > before);
            }
            kept();
            after(Duration.ofDays(1));
            assertDisabled(webhook, "failing");
            eventually("told", () -> types(second).contains("endpoint.disabled"));
            assertThat(types(second))
                    .contains("endpoint.failing", "endpoint.disabled")
                    .doesNotContain("model.released");
            var told = second.news().stream()
                    .filter(news -> news.type().equals("endpoint.failing"))
                    .findFirst()
                    .orElseThrow();
            assertThat(told.json().at("/data/webhook")).isEqualTo(webhook.path("id"));
            assertThat(told.body()).contains("\"host\":\"127.0.0.1\"").doesNotContain(receiver.url());
            assertThat(types(receiver)).as("never the endpoint concerned").containsOnly("model.released");
        }
    }

    @Test
    void an_owner_is_told_of_a_message_that_is_tried_no_more_and_of_an_endpoint_that_answers_again() {
        try (var second = new Receiver()) {
            subscribe(second, "'types': ['endpoint.recovered', 'message.exhausted']");
            var webhook = failing(500);
            for (int attempt = 1; attempt < PLAN.size(); attempt++) {
                after(planned(webhook));
                attempts(webhook, attempt + 1);
            }
            eventually("told of the message", () -> types(second).contains("message.exhausted"));
            receiver.answers(200);
            record(Envelope.released(lab + "/two", today()));
            eventually("told of the recovery", () -> types(second).contains("endpoint.recovered"));
            assertThat(owner.get(path(webhook, "")).json().path("failing_since").isNull())
                    .isTrue();
        }
    }

    private static List<String> types(Receiver receiver) {
        return receiver.news().stream().map(Receiver.Request::type).toList();
    }
}
