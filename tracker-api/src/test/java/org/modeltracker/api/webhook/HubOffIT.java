package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;

/** A tracker whose operator has not enabled the hub. */
class HubOffIT extends ApiContext {

    @Test
    void no_feed_names_a_hub_and_nobody_subscribes() {
        var feed = anybody().get("/feeds/timeline.atom");
        assertThat(feed.header("Link")).doesNotContain("hub");
        assertThat(feed.body()).doesNotContain("rel=\"hub\"").contains("rel=\"self\"");
        assertThat(anybody().get("/feeds/timeline.json").json().has("hubs")).isFalse();
        var asked = anybody().post("/hub", "hub.mode=subscribe", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(asked.status()).isEqualTo(404);
        assertThat(asked.body()).contains("TRACKER_HUB_ENABLED");
    }
}
