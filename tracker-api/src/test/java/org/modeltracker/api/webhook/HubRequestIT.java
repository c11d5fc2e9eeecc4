package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.webhook.Receiver.Reply;

/** What the hub refuses. */
class HubRequestIT extends HubContext {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/feeds/timeline.atom",
                PUBLIC + "/feeds/calendar.ics",
                PUBLIC + "/v1/models",
                PUBLIC + "/feeds/timeline.atom?as_of=1",
                PUBLIC + "/feeds/timeline.atom?type=nothing",
                PUBLIC + "/feeds/timeline.atom?type=pricing.changed&model=a/b",
                PUBLIC + "/feeds/timeline.atom?organisation=%zz",
                PUBLIC + "/feeds/timeline.atom?organisation=%00",
                PUBLIC + "/feeds/timeline.atom#x",
                ""
            })
    void another_topic_is_refused_by_name(String other) {
        topic = other;
        var refused = subscribe();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/hub.topic", PUBLIC + "/feeds/timeline.atom");
    }

    @Test
    void a_long_topic_is_refused_before_it_is_read() {
        topic = PUBLIC + "/feeds/timeline.atom?" + "organisation=x&".repeat(5_000);
        assertThat(subscribe().body()).contains("/hub.topic", "2000 characters");
        topic = topic("x".repeat(1_500));
        var pair = form(
                "hub.mode", "subscribe", "hub.topic", topic, "hub.callback", callback.url() + "?" + "y".repeat(1_500));
        assertThat(pair.body()).contains("/hub.callback", "2500 bytes");
        assertThat(subscribe().status()).isEqualTo(202);
    }

    @Test
    void the_answer_does_not_say_which_names_have_addresses() {
        var inner = form("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", "http://10.0.0.1/");
        var unknown = form("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", "http://nothing.invalid/");
        assertThat(inner.json().at("/errors")).isEqualTo(unknown.json().at("/errors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/x",
                "ftp://a.example/",
                "https://tracker.example/x",
                ""
            })
    void an_address_that_may_not_be_called_is_refused(String address) {
        var refused = form("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", address);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/hub.callback");
    }

    @Test
    void fields_are_refused_by_name_and_other_fields_ignored() {
        var refused = ask("publish", "hub.lease_seconds", "-1", "hub.secret", "x".repeat(200), "hub.verify", "sync");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("/hub.mode", "/hub.lease_seconds", "/hub.secret")
                .doesNotContain("verify");
    }

    @Test
    void subscriptions_of_one_host_are_bounded() {
        for (int n = 0; n < MOST_PER_HOST; n++) {
            topic = topic(lab + "-" + n);
            subscribe();
            awaitStatus("active");
        }
        topic = topic(lab);
        var full = subscribe();
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.body()).contains("too-many-subscriptions", String.valueOf(MOST_PER_HOST));
        topic = topic(lab + "-0");
        assertThat(subscribe().status()).as("a renewal is no other").isEqualTo(202);
    }

    @Test
    void a_network_that_asks_too_often_has_to_wait() {
        for (int n = 0; n < HubLimits.PER_NETWORK; n++) {
            assertThat(ask("publish").status()).as("refused requests count too").isEqualTo(422);
        }
        var refused = ask("unsubscribe");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("3600");
    }

    @Test
    void a_network_cannot_use_up_what_others_may_ask_of_a_host() {
        var limits = bean(HubLimits.class);
        for (int n = 0; n < HubLimits.PER_NETWORK_AND_HOST; n++) {
            limits.takeOfHost("198.51.100.1", "https://callback.example/" + n, false);
        }
        assertThatThrownBy(() -> limits.takeOfHost("198.51.100.1", "https://CALLBACK.example.:443/", false))
                .isInstanceOf(Problem.class);
        limits.takeOfHost("203.0.113.1", "https://callback.example/", false);
    }

    @Test
    void what_is_not_confirmed_takes_no_room_from_what_is() {
        callback.answersBy(request -> new Reply(200, "yes"));
        for (int n = 0; n < MOST_PER_HOST; n++) {
            topic = topic(lab + "-" + n);
            assertThat(subscribe().status()).isEqualTo(202);
        }
        topic = topic(lab);
        assertThat(subscribe().body()).contains("too-many-subscriptions", "not confirmed");
        kept();
        topic = topic(lab + "-0");
        callback.answersBy(HubContext::agree);
        subscribe();
        awaitStatus("active");
        topic = topic(lab);
        assertThat(subscribe().status()).isEqualTo(202);
    }
}
