package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.TestClock;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A wall clock that is set back or forward by an hour and more, while news waits to be sent. */
class ClockStepIT {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(5);

    private static SecondTracker tracker;
    private static TestClock clock;
    private static Http http;
    private static int count;

    private Receiver receiver;
    private String lab;

    @BeforeAll
    static void start() {
        tracker = SecondTracker.start(
                NOON,
                "--tracker.rate-limit=off",
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY);
        clock = tracker.context().getBean(TestClock.class);
        http = tracker.http();
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    /** Later than all that the test before left. */
    @BeforeEach
    void begin() {
        clock.set(NOON.plus(Duration.ofDays(10 * ++count)));
        lab = "step-lab-" + count;
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        http.get("/v1/webhooks")
                .json()
                .path("data")
                .forEach(webhook ->
                        http.delete("/v1/webhooks/" + webhook.path("id").asString()));
        receiver.close();
    }

    @Test
    void news_recorded_after_the_clock_was_set_back_is_sent_at_once() {
        subscribe("");
        step(HOUR.negated());
        record("one");
        awaitNews(1);
    }

    @Test
    void news_that_waited_when_the_clock_was_set_back_is_sent_at_once() {
        var webhook = subscribe("");
        patch(webhook, "{\"paused\": true}");
        record("one");
        eventually("a promise", SOON, () -> !deliveries(webhook).isEmpty());
        step(HOUR.negated());
        patch(webhook, "{\"paused\": false}");
        awaitNews(1);
    }

    @Test
    void a_rate_limit_keeps_its_pace_when_the_clock_is_set_back() {
        subscribe(", \"rate_per_minute\": 6");
        record("one");
        awaitNews(1);
        step(HOUR.negated());
        record("two");
        step(Duration.ofSeconds(10).plus(A_FEW_SECONDS));
        awaitNews(2);
    }

    @Test
    void a_retry_waits_no_longer_than_its_plan_whichever_way_the_clock_was_set() {
        receiver.answers(500);
        var webhook = subscribe("");
        record("one");
        awaitAttempts(webhook, 1);
        for (var back : new Duration[] {HOUR, HOUR.multipliedBy(3), HOUR}) {
            step(back.negated());
            int made = deliveries(webhook).get(0).path("attempt_count").asInt();
            var plan = Made.SETTINGS.retryPlan().get(made);
            var longest = plan.multipliedBy(12).dividedBy(10).plus(A_FEW_SECONDS);
            eventually(
                    "the wait of attempt " + made,
                    SOON,
                    () -> !next(webhook).isAfter(clock.instant().plus(longest)));
            step(longest);
            awaitAttempts(webhook, made + 1);
        }
        step(HOUR.multipliedBy(24 * 6));
        awaitAttempts(webhook, 5);
        assertThat(status(webhook)).as("after six days forward").isEqualTo("active");
        step(HOUR.multipliedBy(-24 * 6));
        record("two");
        eventually(
                "news of another",
                SOON,
                () -> deliveries(webhook).size() == 2
                        && deliveries(webhook).get(0).path("attempt_count").asInt() == 1);
        assertThat(status(webhook)).as("and back").isEqualTo("active");
        assertThat(deliveries(webhook).get(1).path("attempt_count").asInt())
                .as("a step forward costs one attempt")
                .isEqualTo(5);
    }

    @Test
    void claims_of_a_killed_node_lapse_in_their_time_when_the_clock_is_set_back() {
        var webhook = subscribe("");
        patch(webhook, "{\"paused\": true}");
        record("one");
        eventually("a promise", SOON, () -> !deliveries(webhook).isEmpty());
        var jdbc = tracker.context().getBean(JdbcTemplate.class);
        var lease = tracker.context().getBean(WebhookSettings.class).lease();
        jdbc.update(
                "update work.due set claim = nextval('work.claim'), leased_until = ?::timestamptz",
                clock.instant().plus(lease).toString());
        patch(webhook, "{\"paused\": false}");
        step(HOUR.negated());
        step(lease.plus(A_FEW_SECONDS));
        awaitNews(1);
    }

    @Test
    void five_pings_before_the_clock_was_set_back_forbid_none_after_it() {
        var webhook = subscribe("");
        while (http.post(path(webhook) + "/ping", "").status() == 202) {}
        step(HOUR.negated());
        assertThat(http.post(path(webhook) + "/ping", "").status()).isEqualTo(202);
    }

    @Test
    void what_was_true_as_of_an_instant_is_answered_though_the_clock_fell_behind_it() {
        record("one");
        var question = "/v1/models/%s/one?as_of=%s".formatted(lab, clock.instant());
        var answer = http.get(question);
        assertThat(answer.status()).isEqualTo(200);
        step(HOUR.negated());
        var again = http.get(question);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answer.body());
        record("two");
        assertThat(http.get(question).body()).as("nothing came before it").isEqualTo(answer.body());
        var ahead = http.get("/v1/models?as_of=" + clock.instant().plus(Duration.ofDays(2)));
        assertThat(ahead.status()).as("nobody was told of that").isEqualTo(503);
    }

    private static void step(Duration by) {
        clock.advance(by);
        tracker.context().getBean(DeliveryWorker.class).wake();
        if (by.isNegative()) {
            var jdbc = tracker.context().getBean(JdbcTemplate.class);
            eventually(
                    "a sender that saw the step",
                    SOON,
                    () -> jdbc.queryForObject(
                            "select shown <= ?::timestamptz from work.clock",
                            Boolean.class,
                            clock.instant().toString()));
        }
    }

    private JsonNode subscribe(String more) {
        var body = "{\"url\": \"%s\", \"models\": [\"%s/*\"]%s}".formatted(receiver.url(), lab, more);
        var made = http.post("/v1/webhooks", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        eventually("consent", () -> status(made.json()).equals("active"));
        return made.json();
    }

    private void record(String model) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString(); // what is older is history
        var claim = Envelope.released(lab + "/" + model, today).toString();
        assertThat(http.post("/v1/events", claim, "Prefer", "wait=10").status()).isEqualTo(201);
    }

    private void awaitNews(int news) {
        eventually(
                "%d pieces of news".formatted(news), SOON, () -> receiver.news().size() >= news);
    }

    private static void awaitAttempts(JsonNode webhook, int attempts) {
        eventually(
                attempts + " attempts",
                SOON,
                () -> !deliveries(webhook).isEmpty()
                        && deliveries(webhook).get(0).path("attempt_count").asInt() == attempts);
    }

    private static Instant next(JsonNode webhook) {
        return Instant.parse(deliveries(webhook).get(0).path("next_attempt_at").asString());
    }

    private static String path(JsonNode webhook) {
        return "/v1/webhooks/" + webhook.path("id").asString();
    }

    private static String status(JsonNode webhook) {
        return http.get(path(webhook)).at("/status");
    }

    private static void patch(JsonNode webhook, String change) {
        var answer = http.send(http.request(path(webhook), "Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(change)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** But pings; the newest first. */
    private static List<JsonNode> deliveries(JsonNode webhook) {
        return http.get(path(webhook) + "/deliveries")
                .json()
                .path("data")
                .valueStream()
                .filter(delivery -> !delivery.path("type").asString().equals("endpoint.ping"))
                .toList();
    }
}
