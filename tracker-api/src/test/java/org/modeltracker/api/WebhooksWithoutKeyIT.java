package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A tracker on a database of the operator's own, without a key for the secrets of webhooks. */
class WebhooksWithoutKeyIT {

    @Test
    void it_starts_and_is_well_and_tells_the_remedy_only_to_who_wants_a_webhook() {
        try (var tracker = SecondTracker.start(ApiContext.NOW)) {
            var http = tracker.http();
            assertThat(http.get("/actuator/health").status()).isEqualTo(200);
            assertThat(http.get("/v1/models").status()).isEqualTo(200);
            var refused = http.post("/v1/webhooks", "{\"url\":\"https://8.8.8.8/hook\"}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/type")).endsWith("/webhooks-not-set-up");
            assertThat(refused.at("/detail")).contains("Set TRACKER_WEBHOOKS_KEY to the Base64 of 32 random bytes");
            assertThat(http.get("/v1/webhooks").json().path("data")).isEmpty();
        }
    }
}
