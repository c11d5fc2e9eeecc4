package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Http;
import org.modeltracker.api.SecondTracker;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each operation of the description answers each kind of key as the description states; so does a tracker whose reads need a key. */
@Timeout(300)
class KeyMatrixIT {

    private static SecondTracker tracker(boolean readsNeedKey) {
        return SecondTracker.start(
                Instant.parse("2026-11-01T12:00:00Z"),
                "--tracker.reads-need-key=" + readsNeedKey,
                "--tracker.rate-limit=off",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY,
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.most-per-owner=100000",
                "--tracker.pages.watch=true",
                "--tracker.pages.most-watches=100000",
                "--tracker.pages.allowed-networks=127.0.0.1/32");
    }

    private static KeyMatrix matrix(SecondTracker tracker) {
        return new KeyMatrix(tracker.http(), tracker.context().getBean(JdbcTemplate.class));
    }

    private static JsonNode document(Http http) {
        return http.get("/v3/api-docs").json();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_operation_answers_every_key_as_it_is_described(boolean readsNeedKey) {
        try (var tracker = tracker(readsNeedKey)) {
            var document = document(tracker.http());
            var matrix = matrix(tracker);
            assertThat(matrix.lies(document)).isEmpty();
            assertThat(matrix.asked()).isGreaterThan(800);
            assertThat(matrix.leaks(document)).isEmpty();
        }
    }

    @Test
    void a_description_that_lies_is_found() {
        try (var tracker = tracker(false)) {
            var document = document(tracker.http());
            needs(document, "/v1/models", "get", "history:read");
            needs(document, "/v1/keys", "get", "webhooks:write");
            ((ObjectNode) document.at("/paths/~1v1~1views~1rebuild/get")).remove("security");
            ((ObjectNode) document.at("/paths/~1v1~1webhooks~1{id}/patch")).remove("x-other-owner");
            assertThat(matrix(tracker).lies(document))
                    .map(lie -> lie.replaceAll("^(\\S+ \\S+) with .*", "$1"))
                    .map(String::toString)
                    .contains("GET /v1/models", "GET /v1/keys", "GET /v1/views/rebuild")
                    .allMatch(lie -> lie.matches("GET /v1/(models|keys|views/rebuild)|PATCH /v1/webhooks/\\{id}"));
        }
    }

    private static void needs(JsonNode document, String path, String method, String scope) {
        var operation = (ObjectNode) document.path("paths").path(path).path(method);
        operation.putArray("security").addObject().putArray("key");
        operation.put("x-scope", scope);
    }

    /** The address of a webhook says nothing of a delivery that is another's. */
    @Test
    void the_delivery_of_another_webhook_is_not_found_under_ones_own() {
        try (var tracker = tracker(false)) {
            var theirs = owner(tracker.http(), "theirs");
            var delivery = theirs.get(webhook(theirs) + "/deliveries").at("/data/0/id");
            var mine = owner(tracker.http(), "mine");
            var hook = webhook(mine);
            assertThat(mine.get(hook + "/deliveries/" + delivery).status()).isEqualTo(404);
            assertThat(mine.post(hook + "/deliveries/" + delivery + "/resend", "")
                            .status())
                    .isEqualTo(404);
        }
    }

    private static Http owner(Http admin, String name) {
        var body = "{\"name\":\"n\",\"owner\":\"%s\",\"scopes\":[\"webhooks:write\"]}".formatted(name);
        return admin.with(admin.post("/v1/keys", body).at("/key"));
    }

    private static String webhook(Http owner) {
        var made = owner.post("/v1/webhooks", "{\"url\":\"http://127.0.0.1:49999/\"}");
        return "/v1/webhooks/" + made.at("/id");
    }
}
