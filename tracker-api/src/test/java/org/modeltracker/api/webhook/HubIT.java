package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.Receiver.Reply;

/** The WebSub hub, from the link in a feed to signed deliveries at a real callback. */
class HubIT extends HubContext {

    @Test
    void a_feed_names_its_hub_and_itself() throws Exception {
        var path = topic.substring(PUBLIC.length());
        var feed = tracker.http().get(path);
        assertThat(feed.raw().headers().allValues("Link"))
                .containsExactlyInAnyOrder("<" + PUBLIC + "/hub>; rel=\"hub\"", "<" + topic + ">; rel=\"self\"");
        assertThat(feed.body())
                .contains("<link rel=\"hub\" href=\"" + PUBLIC + "/hub\"/>")
                .contains("rel=\"self\" type=\"application/atom+xml\" href=\"" + topic + "\"");
        assertThat(tracker.http().get(path.replace(".atom", ".rss")).body())
                .contains("<atom:link rel=\"hub\" href=\"" + PUBLIC + "/hub\"/>");
        var json = tracker.http().get(path.replace(".atom", ".json")).json();
        assertThat(json.at("/hubs/0/url").asString()).isEqualTo(PUBLIC + "/hub");
        assertThat(tracker.http().get(path + "&as_of=0").body())
                .as("the past has no news")
                .doesNotContain("rel=\"hub\"");
    }

    @Test
    void a_callback_that_gives_the_challenge_back_is_sent_the_feed_when_it_has_news() throws Exception {
        record(Envelope.released(lab + "/one", today()));
        assertThat(subscribe().status()).isEqualTo(202);
        var asked = question(1);
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(parameter(asked, "mine")).isEqualTo("1");
        assertThat(parameter(asked, "hub.mode")).isEqualTo("subscribe");
        assertThat(parameter(asked, "hub.topic")).isEqualTo(topic);
        assertThat(parameter(asked, "hub.lease_seconds")).isEqualTo("864000");
        awaitStatus("active");
        assertThat(callback.requests()).as("what was known before is no news").hasSize(1);

        later(HubTopics.SPACING);
        record(Envelope.released("not-" + lab + "/x", today()));
        record(Envelope.price(lab + "/one", today(), "8"), Envelope.price(lab + "/one", today(), "9"));
        later(HubTopics.SPACING);
        var feed = tracker.http().get(topic.substring(PUBLIC.length()));
        eventually(
                "the feed as it is now",
                () -> !posts().isEmpty() && posts().getLast().body().equals(feed.body()));
        var news = posts().getLast();
        assertThat(news.header("Content-Type")).isEqualTo(feed.header("Content-Type"));
        assertThat(news.header("X-Hub-Signature")).isEqualTo("sha256=" + hmac(news.body()));
        assertThat(news.header("Link")).isEqualTo("<%s/hub>; rel=\"hub\", <%s>; rel=\"self\"".formatted(PUBLIC, topic));
    }

    @Test
    void other_news_and_repeats_are_sent_to_nobody() {
        subscribed();
        later(HubTopics.SPACING);
        record(Envelope.released("not-" + lab + "/x", today()));
        looked();
        assertThat(posts()).isEmpty();
        var released = Envelope.released(lab + "/one", today());
        record(released);
        later(HubTopics.SPACING);
        news(1);
        var repeated = tracker.http().post("/v1/events", released.toString(), "Prefer", "wait=10");
        assertThat(repeated.status()).as(repeated.body()).isBetween(200, 299);
        later(HubTopics.QUIET);
        looked();
        assertThat(posts()).hasSize(1);
    }

    @Test
    void without_a_secret_nothing_is_signed() {
        ask("subscribe");
        question(1);
        awaitStatus("active");
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        assertThat(news(1).header("X-Hub-Signature")).isEmpty();
    }

    @Test
    void the_whole_feed_and_a_narrow_one_are_topics() {
        for (var own : List.of("", "?model=" + lab + "%2Fone&organisation=x&organisation=y&type=pricing.changed")) {
            topic = PUBLIC + "/feeds/timeline.json" + own;
            assertThat(subscribe().status()).as(own).isEqualTo(202);
        }
    }

    @Test
    void only_the_admin_sees_a_callback_and_no_key_makes_one() {
        subscribed();
        var list = tracker.http().get("/v1/webhooks?owner=%40websub").json();
        assertThat(list.at("/data/0/url").asString()).isEqualTo(callback.url() + "?mine=1");
        assertThat(list.at("/data/0/description").asString()).contains(topic);
        var refused =
                tracker.http().post("/v1/webhooks", "{\"url\":\"%s\",\"format\":\"websub\"}".formatted(callback.url()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/format", "/hub");
        var key = "{\"name\":\"t\",\"owner\":\"@websub\",\"scopes\":[\"webhooks:write\"]}";
        assertThat(tracker.http().post("/v1/keys", key).status()).isEqualTo(422);
    }

    @Test
    void a_value_with_a_comma_is_one_value() {
        topic = topic(lab + "%2Cother");
        subscribed();
        record(Envelope.released(lab + "/one", today()), Envelope.released("other/" + lab, today()));
        later(HubTopics.SPACING);
        looked();
        assertThat(posts()).isEmpty();
    }

    @Test
    void news_that_waits_is_withdrawn_for_newer_news() {
        subscribed();
        jdbc().update("update work.webhook set paused = true where topic = ?", topic);
        for (int n = 1; n <= 2; n++) {
            record(Envelope.released(lab + "/" + n, today()));
            later(HubTopics.SPACING);
            looked();
        }
        assertThat(planned()).isEqualTo(1);
        jdbc().update("update work.webhook set paused = false where topic = ?", topic);
        bean(DeliveryWorker.class).wake();
        assertThat(news(1).body()).contains(lab + "/1", lab + "/2");
    }

    private long planned() {
        return jdbc().queryForObject(
                        "select count(*) from work.due u join work.webhook w on w.id = u.webhook where w.topic = ?",
                        Long.class,
                        topic);
    }

    @Test
    void no_answer_of_a_stranger_is_kept() {
        subscribed();
        callback.answersBy(request -> new Reply(200, "x".repeat(10_000)));
        record(Envelope.released(lab + "/one", today()));
        later(HubTopics.SPACING);
        news(1);
        kept();
        assertThat(jdbc().queryForObject(
                                "select count(*) from work.attempt a join work.delivery d on d.id = a.delivery"
                                        + " join work.webhook w on w.id = d.webhook where w.topic = ? and a.response is not null",
                                Long.class,
                                topic))
                .isZero();
    }
}
