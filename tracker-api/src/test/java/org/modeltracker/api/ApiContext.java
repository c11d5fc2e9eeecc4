package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The whole tracker on a database of its own, over real HTTP, with a clock that the test holds. Shared by all tests that extend it: each speaks
 * of models, benchmarks and publishers of its own, and moves the clock forward only.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tracker.rate-limit=off",
            "tracker.lock-patience=2s",
            "tracker.admin-key=" + ApiContext.ADMIN_KEY,
            "tracker.webhooks.allowed-networks=127.0.0.1/32",
            "tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY
        })
@Import(HeldClock.class)
public abstract class ApiContext {

    /** By the port of the service: each has a log of its own. */
    private static final Map<Integer, Long> HEADS = new ConcurrentHashMap<>();

    public static final String ADMIN_KEY = "an-admin-key-for-tests-only-0123456789";
    public static final String WEBHOOKS_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    protected static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    /** Where all tests share one log, a test looks at what came after it began. */
    protected static final TestDatabase DATABASE = TestDatabase.fresh();

    @LocalServerPort
    protected int port;

    @Autowired
    protected TestClock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    /** As the operator. */
    protected Http http() {
        return new Http("http://localhost:" + port, ADMIN_KEY);
    }

    /** As anybody. */
    protected Http anybody() {
        return http().with(null);
    }

    /** Records a claim that is new, waits until the views know it, and gives the stored event. */
    protected JsonNode record(Envelope claim) {
        return stored(http().post("/v1/events", claim.toString(), "Prefer", "wait=10"));
    }

    protected List<JsonNode> record(Envelope... claims) {
        return List.of(claims).stream().map(this::record).toList();
    }

    protected JsonNode correct(JsonNode event, Envelope by) {
        return amend(event, "correction", by.correcting().toString());
    }

    protected JsonNode retract(JsonNode event) {
        return amend(event, "retraction", retraction(event).toString());
    }

    protected static Envelope retraction(JsonNode event) {
        var json = Envelope.tree("{'reason': 'it was wrong'}").asObject();
        json.set("source", event.path("source"));
        json.set("observed_at", event.path("observed_at"));
        return new Envelope(json);
    }

    private JsonNode amend(JsonNode event, String how, String body) {
        return stored(http().post("/v1/events/" + event.path("id").asString() + "/" + how, body, "Prefer", "wait=10"));
    }

    private static JsonNode stored(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    protected Answer get(String path) {
        var answer = anybody().follow(path);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return answer;
    }

    protected List<JsonNode> data(String path) {
        return array(path, "/data");
    }

    protected List<JsonNode> array(String path, String pointer) {
        return get(path).json().at(pointer).valueStream().toList();
    }

    /** The only item of a list. */
    protected JsonNode item(String path) {
        var items = data(path);
        assertThat(items).as(path).hasSize(1);
        return items.getFirst();
    }

    protected static List<String> texts(List<JsonNode> items, String pointer) {
        return items.stream().map(item -> item.at(pointer).asString("")).toList();
    }

    /** The position of the newest event; looked for behind the one that was the newest before. */
    protected long head() {
        long after = HEADS.getOrDefault(port, 0L);
        for (var page = events(after); ; page = events(after)) {
            after = page.at("/page/next_after").asLong();
            if (!page.at("/page/has_more").asBoolean()) {
                HEADS.put(port, after);
                return after;
            }
        }
    }

    private JsonNode events(long after) {
        return get("/v1/events?limit=100&after=" + after).json();
    }

    protected static UUID id(JsonNode event) {
        return UUID.fromString(event.path("id").asString());
    }

    protected static long position(JsonNode event) {
        return event.path("position").asLong();
    }

    protected void later(Duration by) {
        clock.advance(by);
    }
}
