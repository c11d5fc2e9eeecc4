package org.modeltracker.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.SecondTracker;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An agent with a key records what a watched page says, where the operator lets it. */
class McpWritesIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static SecondTracker tracker;

    @BeforeAll
    static void start() {
        tracker = SecondTracker.start(
                Instant.parse("2026-11-01T12:00:00Z"), "--tracker.rate-limit=off", "--tracker.mcp-writes=true");
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    private static JsonNode call(@Nullable String key, String tool, ObjectNode arguments) {
        var params = JSON.createObjectNode().put("name", tool);
        params.set("arguments", arguments);
        return ask(key, "tools/call", params).path("result");
    }

    private static JsonNode ask(@Nullable String key, String method, ObjectNode params) {
        var body = JSON.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", method)
                .set("params", params);
        var answer = tracker.http()
                .with(key)
                .post("/mcp", body.toString(), "Content-Type", "application/json", "Accept", "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static UUID review() {
        var id = UUID.randomUUID();
        tracker.context().getBean(JdbcTemplate.class).update("""
                insert into work.review (id, kind, page, url, publisher, about, before, after, found_at)
                values (?, 'page_changed', gen_random_uuid(), 'https://vendor.example/', 'a-vendor', 'pricing', '$2', '$1', now())
                """, id);
        return id;
    }

    private static ObjectNode event() {
        return JSON.createObjectNode()
                .put(
                        "event",
                        Envelope.announced("agents/m-" + UUID.randomUUID(), "2026-10-01")
                                .toString());
    }

    @Test
    void a_difference_becomes_an_event_and_is_decided() {
        var review = review();
        var open = call(null, "reviews", JSON.createObjectNode()).at("/structuredContent/data");
        assertThat(open.valueStream().map(item -> item.path("id").asString())).contains(review.toString());
        var event = call(ApiContext.ADMIN_KEY, "record_event", event()).path("structuredContent");
        var decision = JSON.createObjectNode().put("review", review.toString()).put("decision", "recorded");
        decision.putArray("events").add(event.path("id").asString());
        var decided = call(ApiContext.ADMIN_KEY, "decide_review", decision).path("structuredContent");
        assertThat(decided.path("state").asString()).isEqualTo("recorded");
        assertThat(tracker.http().get("/v1/reviews/" + review).at("/events/0"))
                .isEqualTo(event.path("id").asString());
    }

    @Test
    void without_a_key_or_its_scope_nothing_is_written() {
        var decision =
                JSON.createObjectNode().put("review", review().toString()).put("decision", "dismissed");
        var reader = tracker.http()
                .post("/v1/keys", "{\"name\":\"r\",\"owner\":\"r\",\"scopes\":[\"history:read\"]}")
                .at("/key");
        for (var key : new String[] {null, reader}) {
            for (var refused :
                    new JsonNode[] {call(key, "record_event", event()), call(key, "decide_review", decision)}) {
                assertThat(refused.path("isError").asBoolean()).isTrue();
                assertThat(refused.at("/content/0/text").asString())
                        .contains(key == null ? "missing-key" : "missing-scope");
            }
        }
    }

    @Test
    void faults_are_named() {
        var decision = JSON.createObjectNode().put("review", "none").put("decision", "perhaps");
        assertThat(call(ApiContext.ADMIN_KEY, "decide_review", decision)
                        .at("/content/0/text")
                        .asString())
                .contains("/review");
        decision.put("review", review().toString());
        assertThat(call(ApiContext.ADMIN_KEY, "decide_review", decision)
                        .at("/content/0/text")
                        .asString())
                .contains("/decision");
        var nothing = JSON.createObjectNode().put("event", "{}");
        assertThat(call(ApiContext.ADMIN_KEY, "record_event", nothing)
                        .path("isError")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tools_that_write_say_so() {
        var tools = ask(null, "tools/list", JSON.createObjectNode()).at("/result/tools");
        assertThat(tools.valueStream()
                        .filter(tool -> !tool.at("/annotations/readOnlyHint").asBoolean())
                        .map(tool -> tool.path("name").asString()))
                .containsExactlyInAnyOrder("record_event", "decide_review");
    }
}
