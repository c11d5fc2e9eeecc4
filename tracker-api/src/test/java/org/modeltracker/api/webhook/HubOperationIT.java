package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.core.TestClock;

/** The hub over restarts, on two nodes, and switched off. */
class HubOperationIT extends HubContext {

    @Test
    void nothing_is_sent_twice_over_a_restart() {
        subscribed();
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        news(1);
        kept();
        restart(true, MOST);
        later(HubTopics.QUIET);
        looked();
        assertThat(posts()).hasSize(1);
        record(Envelope.released(lab + "/two", today()));
        later(HubTopics.SPACING);
        news(2);
    }

    @Test
    void nobody_is_sent_anything_once_the_hub_is_off() {
        subscribed();
        jdbc().update("update work.webhook set paused = true where topic = ?", topic);
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        later(HubTopics.SPACING);
        looked();
        restart(false, MOST, "update work.webhook set paused = false where topic = '" + topic + "'");
        record(Envelope.released(lab + "/two", today()));
        later(HubTopics.QUIET);
        eventually("subscriptions are forgotten", () -> status().isEmpty() && topics() == 0);
        later(HubTopics.QUIET);
        kept();
        assertThat(posts()).isEmpty();
        restart(true, MOST);
        record(Envelope.released(lab + "/three", today()));
        later(HubTopics.QUIET);
        assertThat(bean(HubNews.class).work()).isPositive();
        kept();
        assertThat(posts()).isEmpty();
    }

    @Test
    void the_operator_bounds_all_subscriptions() {
        restart(true, 2);
        for (int n = 0; n < 2; n++) {
            topic = topic(lab + "-" + n);
            subscribe();
            awaitStatus("active");
        }
        topic = topic(lab);
        var full = subscribe();
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.body()).contains("This hub already has 2 subscriptions, the maximum.");
        restart(true, MOST);
    }

    @Test
    void two_nodes_send_news_once() {
        subscribed();
        try (var second = node(bean(TestClock.class).instant(), true, MOST)) {
            for (int n = 1; n <= 3; n++) {
                record(Envelope.released(lab + "/" + n, today()));
                second.context().getBean(TestClock.class).advance(HubTopics.SPACING);
                later(HubTopics.SPACING);
                looked();
                news(n);
                assertThat(posts()).hasSize(n);
            }
        }
    }

    @Test
    void a_feed_that_fails_keeps_no_other_from_being_sent() {
        var broken = topic("broken-" + lab);
        var own = topic;
        topic = broken;
        subscribed();
        topic = own;
        subscribe();
        awaitStatus("active");
        jdbc().execute("alter table work.hub_topic add constraint broken check (topic <> '%s' or position <= %d)"
                .formatted(broken, jdbc().queryForObject("select position from log.head", Long.class)));
        try {
            record(Envelope.released("broken-" + lab + "/x", today()), Envelope.released(lab + "/x", today()));
            later(HubTopics.SPACING);
            assertThat(news(1).header("Link")).contains(own).doesNotContain(broken);
        } finally {
            jdbc().execute("alter table work.hub_topic drop constraint broken");
        }
        later(HubTopics.SPACING);
        assertThat(news(2).header("Link")).contains(broken);
    }
}
