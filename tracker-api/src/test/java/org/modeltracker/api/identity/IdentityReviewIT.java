package org.modeltracker.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.identity.OlderLog.offered;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.SecondTracker;
import tools.jackson.databind.JsonNode;

/** Rules are applied to what is recorded on an operator's command, which shows first what it would do. */
@Timeout(120)
class IdentityReviewIT {

    private static final String REVIEW = "/v1/identities/review";

    private final OlderLog log = new OlderLog();
    private SecondTracker tracker;
    private Http http;

    @BeforeEach
    void start() {
        tracker = log.start();
        http = tracker.http();
        log.record(http, OlderLog.spellings());
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    private static Envelope decided(String listing, String model, String how) {
        return about(
                        "model",
                        listing,
                        "model.identified",
                        "{'same_as': '%s', 'reason': 'as it was', %s}".formatted(model, how))
                .with("/effective_basis", "first_seen");
    }

    private JsonNode review(String query, String... headers) {
        var answer = http.post(REVIEW + query, "", headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void a_dry_run_lists_what_the_review_then_records() {
        var foreseen = review("?dry_run=true");
        assertThat(foreseen.path("merged").asInt()).isEqualTo(3);
        assertThat(foreseen.path("created").asInt()).isEqualTo(1);
        assertThat(foreseen.path("proposals").findValuesAsString("subject"))
                .containsExactly(
                        "abacus/claude-opus-4-6", "anthropic/claude-opus-4-6", "openai/gpt-5.4", "poe/gpt-5-4");
        assertThat(log.identified()).isZero();

        var done = review("");
        assertThat(done.path("merged").asInt()).isEqualTo(3);
        assertThat(done.path("refused").asInt()).isZero();
        assertThat(log.identified()).isEqualTo(4);
        assertThat(review("").path("merged").asInt()).isZero();
        assertThat(log.identified()).isEqualTo(4);
    }

    @Test
    void a_better_rule_moves_and_splits_what_rules_decided_and_nothing_else() {
        log.record(
                http,
                Stream.of(
                        released("meta/muse-spark", "2026-01-15"),
                        decided("abacus/claude-opus-4-6", "meta/muse-spark", "'basis': 'rule', 'rule': 'spelling'"),
                        decided(
                                "abacus/nothing-that-is-known",
                                "meta/muse-spark",
                                "'basis': 'rule', 'rule': 'spelling'"),
                        decided("anthropic/claude-opus-4-6", "meta/muse-spark", "'basis': 'editor'")));
        var foreseen = review("?dry_run=true");
        assertThat(foreseen.path("moved").asInt()).isEqualTo(1);
        assertThat(foreseen.path("split").asInt()).isEqualTo(1);
        review("");
        assertThat(model("abacus/claude-opus-4-6")).isEqualTo("anthropic/claude-opus-4.6");
        assertThat(model("abacus/nothing-that-is-known")).isEqualTo("abacus/nothing-that-is-known");
        assertThat(model("anthropic/claude-opus-4-6")).isEqualTo("meta/muse-spark");
    }

    private String model(String id) {
        return http.get("/v1/models/" + id + "/access?as_of=" + log.head()).at("/model");
    }

    @Test
    void a_repeated_request_gets_the_first_counts_again() {
        var first = review("", "Idempotency-Key", "once");
        assertThat(first.path("merged").asInt()).isEqualTo(3);
        log.record(
                http,
                Stream.of(offered("helicone/claude-opus-4-6", "helicone", "aggregator", "9")
                                .with("/type", "pricing.changed"))
                        .flatMap(price -> Stream.of(released("helicone/claude-opus-4-6", "2026-01-15"), price)));
        assertThat(review("", "Idempotency-Key", "once")).isEqualTo(first);
        assertThat(review("", "Idempotency-Key", "twice").path("merged").asInt())
                .isEqualTo(1);
    }

    @Test
    void only_an_administrator_reviews() {
        assertThat(http.with(null).post(REVIEW, "").status()).isEqualTo(401);
        var editor = http.post("/v1/keys", "{\"name\":\"t\",\"owner\":\"e\",\"scopes\":[\"events:write\"]}")
                .at("/key");
        assertThat(http.with(editor).post(REVIEW + "?dry_run=true", "").status())
                .isEqualTo(403);
    }

    @Test
    void the_queue_has_what_is_suggested_and_what_no_rule_recognises() {
        assertThat(queue("?status=suggested"))
                .extracting(item -> item.path("listing").asString() + " "
                        + item.path("model").asString())
                .containsExactly(
                        "abacus/claude-opus-4-6 anthropic/claude-opus-4.6",
                        "anthropic/claude-opus-4-6 anthropic/claude-opus-4.6",
                        "poe/gpt-5-4 openai/gpt-5.4");
        assertThat(queue("?status=suggested&provider=abacus")).hasSize(1);
        assertThat(queue("?status=suggested&q=GPT")).hasSize(1);
        assertThat(queue("?status=suggested&model=openai/gpt-5.4")).hasSize(1);
        assertThat(queue("?status=unresolved")).singleElement().satisfies(item -> {
            assertThat(item.path("listing").asString()).isEqualTo("abacus/nothing-that-is-known");
            assertThat(item.path("listed_as").asString()).isEqualTo("nothing-that-is-known");
            assertThat(item.path("model").isNull()).isTrue();
            assertThat(item.path("event_id").isNull()).isTrue();
            assertThat(item.path("reason").asString()).contains("no known maker");
        });
        assertThat(queue("")).isEmpty();
        var before = log.head();
        review("");
        assertThat(queue("?status=suggested")).isEmpty();
        assertThat(queue("?status=suggested&as_of=" + before)).hasSize(3);
        assertThat(queue("?status=resolved&model=anthropic/claude-opus-4.6")).hasSize(2);
        assertThat(queue("")).hasSize(4);
        assertThat(http.get("/v1/identities?status=open").status()).isEqualTo(400);
    }

    @Test
    void the_queue_is_read_in_pages() {
        var first = http.get("/v1/identities?status=suggested&limit=2").json();
        assertThat(first.path("data")).hasSize(2);
        var next = http.get("/v1/identities?status=suggested&limit=2&cursor="
                        + first.at("/page/next_cursor").asString())
                .json();
        assertThat(next.path("data")).hasSize(1);
        assertThat(next.at("/page/has_more").asBoolean()).isFalse();
    }

    @Test
    void candidates_say_why_they_were_not_taken() {
        log.record(
                http,
                Stream.of(
                        released("mistral/mistral-small-2506", "2025-06-20"),
                        released("mistral/mistral-small-2603", "2026-03-16"),
                        released("helicone/mistral-small", "2024-01-01").by("modelsdev", "catalogue"),
                        offered("helicone/mistral-small", "helicone", "aggregator", "1")));
        assertThat(queue("?status=unresolved&provider=helicone"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("candidates")).hasSize(2);
                    assertThat(item.at("/candidates/0/model").asString()).isEqualTo("mistral/mistral-small-2506");
                    assertThat(item.at("/candidates/0/why_not").asString()).contains("2025-06-20");
                });
    }

    private List<JsonNode> queue(String query) {
        var answer = http.get("/v1/identities" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("data").valueStream().toList();
    }
}
