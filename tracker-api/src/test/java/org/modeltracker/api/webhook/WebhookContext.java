package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.projection.EventSubscription;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Webhooks at real receivers, with the clock in hand. Each test has an owner and an organisation of its own. */
abstract class WebhookContext extends ApiContext {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private DeliveryWorker sender;

    @Autowired
    private EventSubscription subscription;

    @Autowired
    private JdbcTemplate jdbc;

    /** The part of a model's name before the slash. */
    protected String lab;

    protected Http owner;
    protected Receiver receiver;

    @BeforeEach
    void begin() {
        lab = "hook-lab-" + COUNT.incrementAndGet();
        owner = ownerNamed(lab);
        receiver = new Receiver();
    }

    /** Nothing is sent to receivers that are gone. */
    @AfterEach
    void end() {
        owner.get("/v1/webhooks?limit=100").json().path("data").forEach(webhook -> owner.delete(path(webhook, "")));
        receiver.close();
    }

    protected Http ownerNamed(String name) {
        var made = http().post(
                        "/v1/keys",
                        "{\"name\":\"test\",\"owner\":\"%s\",\"scopes\":[\"webhooks:write\"]}".formatted(name));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return http().with(made.at("/key"));
    }

    /** @param more fields; single quotes stand for double ones */
    protected JsonNode subscribe(Receiver to, String more) {
        var webhook = order(to, more);
        eventually("consent of " + to.url(), () -> status(webhook).equals("active"));
        return webhook;
    }

    protected JsonNode order(Receiver to, String more) {
        var body = "{'url': '%s'%s}".formatted(to.url(), more.isEmpty() ? "" : ", " + more);
        var answer = owner.post("/v1/webhooks", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    /** To all that is said of this test's models. */
    protected JsonNode subscribe() {
        return subscribe(receiver, "'models': ['%s/*']".formatted(lab));
    }

    protected String path(JsonNode webhook, String rest) {
        return "/v1/webhooks/" + webhook.path("id").asString() + rest;
    }

    protected String status(JsonNode webhook) {
        return owner.get(path(webhook, "")).at("/status");
    }

    protected Answer patch(JsonNode webhook, String body) {
        return owner.send(owner.request(path(webhook, ""), "Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    protected List<JsonNode> deliveries(JsonNode webhook, String query) {
        return owner.get(path(webhook, "/deliveries?limit=100" + query))
                .json()
                .path("data")
                .valueStream()
                .filter(delivery -> !delivery.path("type").asString().equals("endpoint.ping"))
                .toList();
    }

    /** The only delivery. */
    protected JsonNode delivery(JsonNode webhook) {
        var all = deliveries(webhook, "");
        assertThat(all).hasSize(1);
        return owner.get(
                        path(webhook, "/deliveries/" + all.getFirst().path("id").asLong()))
                .json();
    }

    /** The attempts at the only delivery, once there are so many and their outcome is kept. */
    protected List<JsonNode> attempts(JsonNode webhook, int count) {
        eventually(
                count + " attempts",
                () -> deliveries(webhook, "").size() == 1
                        && deliveries(webhook, "")
                                        .getFirst()
                                        .path("attempt_count")
                                        .asInt()
                                >= count);
        return delivery(webhook).path("attempts").valueStream().toList();
    }

    /** Until every event so far has been promised to whom it concerns. */
    protected void settled() {
        long head = head();
        eventually("promises up to " + head, () -> subscription.position() >= head);
    }

    /** Until all that is due was sent, and what came of every attempt is kept. */
    protected void kept() {
        eventually(
                "every outcome is kept",
                () -> jdbc.queryForObject("""
                select count(*) from work.due d join work.webhook w on w.id = d.webhook
                 where d.claim is not null or d.due_at <= :now and w.next_at <= :now and w.status = 'active' and not w.paused
                """.replace(":now", "'" + clock.instant() + "'"), Long.class) == 0);
    }

    /** Moves the clock once nothing is under way: a claim that is still open would lapse, and be sent again. */
    @Override
    protected void later(Duration time) {
        settled();
        kept();
        super.later(time);
    }

    /** By the clock of the test, so that what holds since today is no history. */
    protected String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    /** Moves the clock, whatever is under way, and lets the sender look. */
    protected void after(Duration time) {
        super.later(time);
        sender.wake();
    }
}
