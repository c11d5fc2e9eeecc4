package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.modeltracker.core.TestClock;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How subscriptions to the hub begin and end. */
class HubLeaseIT extends HubContext {

    @Test
    void a_callback_that_does_not_give_the_challenge_back_is_sent_nothing_and_forgotten() {
        callback.answersBy(request -> new Reply(200, "yes"));
        subscribe();
        question(1);
        kept();
        assertThat(watched(topic))
                .as("nothing is rendered for whoever answers anything")
                .isZero();
        try (var other = new Receiver()) {
            other.answersBy(HubContext::agree);
            ask(other, "subscribe");
            eventually("the other is subscribed", () -> status().contains("active"));
            later(HubTopics.SPACING);
            record(Envelope.released(lab + "/one", today()));
            later(HubTopics.SPACING);
            eventually("the other has news", () -> other.requests().size() == 2);
            kept();
            assertThat(posts()).isEmpty();
            ask(other, "unsubscribe");
            later(HubExpiry.VALID);
            eventually("both are forgotten", () -> status().isEmpty());
        }
        callback.answersBy(request -> new Reply(404, parameter(request, "hub.challenge")));
        subscribe();
        question(2);
        later(HubExpiry.VALID);
        eventually("it is forgotten", () -> status().isEmpty());
        assertThat(posts()).isEmpty();
    }

    @Test
    void nothing_is_sent_after_the_lease_and_a_renewal_makes_it_longer() {
        subscribed("hub.lease_seconds", "600");
        later(Duration.ofSeconds(500));
        subscribe("hub.lease_seconds", "600");
        question(2);
        eventually("renewed", () -> jdbc().queryForObject("select count(*) from work.hub_request", Long.class) == 0);
        later(Duration.ofSeconds(500));
        record(Envelope.released(lab + "/one", today()));
        news(1);
        later(Duration.ofSeconds(100));
        eventually("it is forgotten", () -> status().isEmpty());
        record(Envelope.released(lab + "/two", today()));
        later(HubTopics.QUIET);
        eventually("the feed is forgotten", () -> topics() == 0);
        assertThat(posts()).hasSize(1);
    }

    @Test
    void who_unsubscribes_is_asked_and_sent_nothing_more() {
        subscribed();
        callback.answersBy(request -> new Reply(200, "no"));
        assertThat(ask("unsubscribe").status()).isEqualTo(202);
        assertThat(parameter(question(2), "hub.mode")).isEqualTo("unsubscribe");
        kept();
        assertThat(status()).as("a stranger unsubscribes nobody").isEqualTo("active");
        callback.answersBy(HubContext::agree);
        ask("unsubscribe");
        question(3);
        eventually("it is forgotten", () -> status().isEmpty());
        assertThat(ask("unsubscribe").status()).as("nothing is revealed").isEqualTo(202);
        later(HubTopics.QUIET);
        eventually("the feed is forgotten", () -> topics() == 0);
        record(Envelope.released(lab + "/one", today()));
        kept();
        assertThat(callback.requests()).hasSize(3);
    }

    @Test
    void a_strangers_word_does_not_take_the_place_of_a_first_subscription() {
        callback.answersBy(question -> {
            assertThat(ask("unsubscribe").status()).isEqualTo(202); // before it is answered
            return agree(question);
        });
        subscribe();
        assertThat(parameter(question(1), "hub.mode")).isEqualTo("subscribe");
        awaitStatus("active");
    }

    @Test
    void a_callback_that_is_gone_is_forgotten_and_one_that_fails_is_tried_again() {
        subscribed();
        callback.answersBy(request -> new Reply(503, ""));
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        news(1);
        callback.answersBy(request -> new Reply(200, ""));
        later(Duration.ofMinutes(1));
        assertThat(news(2).body())
                .as("the same again")
                .isEqualTo(posts().getFirst().body());
        callback.answersBy(request -> new Reply(410, ""));
        record(Envelope.released(lab + "/two", today()));
        news(3);
        kept();
        later(HubExpiry.VALID);
        eventually("it is forgotten", () -> status().isEmpty());
    }

    @Test
    void a_renewal_at_the_end_of_the_lease_is_waited_for() {
        subscribed("hub.lease_seconds", "600");
        later(Duration.ofSeconds(590));
        renewedAfter(() -> bean(TestClock.class).advance(Duration.ofSeconds(20)));
    }

    @Test
    void a_callback_that_was_gone_may_subscribe_again_at_once() {
        subscribed();
        renewedAfter(() -> jdbc().update(
                        "update work.webhook set status = 'disabled', disabled_at = now(), disabled_reason = 'gone' where topic = ?",
                        topic));
    }

    @Test
    void a_confirmation_waits_for_whoever_deletes_the_subscription() {
        subscribed();
        var confirms = askedAgain();
        deletedWhile(confirms::countDown);
        kept();
        assertThat(status()).isEmpty();
    }

    @Test
    void who_subscribes_again_waits_for_whoever_deletes_the_subscription() throws Exception {
        subscribed();
        var again = new FutureTask<>(this::subscribe);
        deletedWhile(() -> Thread.ofPlatform().daemon().start(again));
        assertThat(again.get().status()).isEqualTo(202);
        question(2);
        awaitStatus("active");
    }

    /** The hub comes to the subscription while its row is held already, and the row goes. */
    private void deletedWhile(Runnable comes) {
        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            jdbc().queryForList("select id from work.webhook where topic = ? for update", topic);
            comes.run();
            eventually("the hub waits", HubLeaseIT::isHubWaiting);
            jdbc().queryForList( // fails if the hub holds what goes with the row
                            "select from work.hub_request where webhook in (select id from work.webhook where topic = ?) for update nowait",
                            topic);
            assertThat(jdbc().update("delete from work.webhook where topic = ?", topic))
                    .isOne();
        });
    }

    private static boolean isHubWaiting() {
        return !jdbc().queryForList("""
                        select from pg_locks waited join pg_locks held using (pid)
                         where not waited.granted and waited.locktype = 'transactionid' and held.granted and held.locktype = 'advisory'
                        """).isEmpty();
    }

    /** The subscription ends while its callback is being asked again. */
    private void renewedAfter(Runnable end) {
        var confirms = askedAgain();
        end.run();
        bean(HubExpiry.class).work();
        assertThat(status()).isNotEmpty();
        confirms.countDown();
        eventually("confirmed", () -> jdbc().queryForObject("select count(*) from work.hub_request", Long.class) == 0);
        assertThat(status()).isEqualTo("active");
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        later(HubTopics.SPACING);
        news(1);
    }

    /** Subscribes once more. @return what the callback waits for before it confirms */
    private CountDownLatch askedAgain() {
        var confirms = new CountDownLatch(1);
        callback.answersBy(request -> {
            await(confirms);
            return agree(request);
        });
        subscribe();
        question(2);
        return confirms;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
