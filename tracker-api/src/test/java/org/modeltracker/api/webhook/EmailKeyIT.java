package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.log.AdvisoryLock;
import org.modeltracker.core.model.Sha256;

/** A key for whoever proves a mailbox. */
class EmailKeyIT extends EmailContext {

    @Test
    void a_key_is_shown_once_to_who_confirms_and_may_do_what_an_owner_needs() {
        assertThat(Jsoup.parse(page("/keys").body()).select("main form[action=/keys] input[name=email]"))
                .hasSize(1);
        assertThat(Jsoup.parse(page("/sign-in").body()).select("main a[href=/keys]"))
                .hasSize(1);
        assertThat(askForKey().body()).contains("We send a message with a link", "48 hours");
        var asking = letters(1).getFirst();
        assertThat(subject(asking)).isEqualTo("Confirm your request for an API key");
        assertThat(header(asking, "List-Unsubscribe")).isEmpty();
        var confirm = link(asking);
        assertThat(Jsoup.parse(page(confirm).body()).select("main form button").text())
                .as("a scanner of links gets no key")
                .isEqualTo("Show my key");
        var shown = post(confirm);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(post(confirm).status()).as("once").isEqualTo(404);
        assertThat(page(confirm).status()).isEqualTo(404);
        assertThat(status()).as("the mailbox is forgotten").isEmpty();

        var owner = holder(shown);
        assertThat(owner.get("/v1/webhooks").json().path("data")).isEmpty();
        assertThat(owner.post("/v1/webhooks", "{\"url\":\"https://[2001:db8::1]/\"}")
                        .status())
                .as("its address is looked at")
                .isEqualTo(422);
        assertThat(owner.post("/v1/events", "{}").status()).isEqualTo(403);
        assertThat(owner.get("/v1/keys").status()).isEqualTo(403);
        assertThat(owner.get("/v1/webhooks?owner=admin").status()).isEqualTo(403);
    }

    @Test
    void the_next_key_of_a_mailbox_replaces_the_one_before_and_has_its_webhooks() {
        var first = holder(keyed());
        var webhook = UUID.randomUUID();
        assertThat(first.get("/v1/webhooks").status()).isEqualTo(200);
        jdbc().update("""
                insert into work.webhook (id, owner, url, types, models, model_likes, organisations, only_changes, include_historical, format,
                       paused, status, created_at, next_at)
                select ?, owner, 'https://receiver.example/', '{}', '{}', '{}', '{}', true, false, 'standard', true, 'pending', now(), now()
                  from work.api_key order by created_at desc, id desc limit 1
                """, webhook);
        mailbox = mailbox.replace("@mailbox", "@MAILBOX");
        var second = holder(keyed());
        assertThat(first.get("/v1/webhooks").status()).isEqualTo(401);
        assertThat(second.get("/v1/webhooks").at("/data/0/id")).isEqualTo(webhook.toString());
        assertThat(jdbc().queryForObject(
                                "select keyless_at is null from work.webhook where id = ?", Boolean.class, webhook))
                .isTrue();
    }

    @Test
    void another_spelling_may_be_another_person_and_takes_nothing_away() {
        var written = mailbox;
        int before = owners().size();
        var first = holder(keyed());
        for (var other : List.of(written.replace("reader", "Reader"), written.replace("@", "+again@"))) {
            mailbox = other;
            assertThat(holder(keyed()).get("/v1/webhooks").status()).isEqualTo(200);
        }
        assertThat(first.get("/v1/webhooks").status()).isEqualTo(200);
        assertThat(owners()).as("one for each spelling").hasSize(before + 3);
    }

    @Test
    void of_two_links_opened_at_once_one_key_works() throws Exception {
        keyed();
        var owner = owners().getLast();
        askForKey();
        var one = link(letters(2).getLast());
        askForKey();
        var other = link(letters(3).getLast());
        List<CompletableFuture<Answer>> shown;
        try (var opened = Executors.newVirtualThreadPerTaskExecutor();
                var held = bean(DataSource.class).getConnection()) {
            held.setAutoCommit(false);
            try (var lock = held.prepareStatement("select " + AdvisoryLock.KEYS.forTransaction())) {
                lock.setString(1, "keys of " + owner);
                lock.execute();
            }
            shown = Stream.of(one, other)
                    .map(link -> CompletableFuture.supplyAsync(() -> post(link), opened))
                    .toList();
            eventually(
                    "both wait for the keys of the owner",
                    () -> jdbc().queryForObject(
                                            "select count(*) from pg_stat_activity where wait_event = 'advisory'",
                                            Long.class)
                            == 2);
            held.commit();
        }
        assertThat(shown)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        assertThat(jdbc().queryForObject(
                                "select count(*) from work.api_key where owner = ? and revoked_at is null",
                                Long.class,
                                owner))
                .isEqualTo(1);
    }

    @Test
    void the_database_does_not_tell_a_mailbox() {
        keyed();
        var kept = jdbc().queryForList("select mailbox_hmac from work.key_mailbox", byte[].class);
        assertThat(kept).isNotEmpty().doesNotContain(Sha256.of(mailbox));
    }

    @Test
    void who_is_erased_is_a_stranger_afterwards() {
        keyed();
        var before = owners().getLast();
        jdbc().update("delete from work.key_mailbox where owner = ?", before);
        keyed();
        assertThat(owners().getLast()).isNotEqualTo(before);
    }

    @Test
    void nobody_learns_who_has_a_key() {
        var unknown = askForKey();
        post(link(letters(1).getFirst()));
        var known = askForKey();
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(unknown.body()).doesNotContain(mailbox);
        letters(2);
        var last = askForKey();
        var tooOften = askForKey();
        assertThat(tooOften.status()).isEqualTo(200);
        assertThat(tooOften.body()).isEqualTo(last.body());
        letters(3);
    }

    @Test
    void a_link_to_a_key_confirms_no_subscription_and_the_other_way_round() {
        askForKey();
        var key = link(letters(1).getFirst()).split("/");
        assertThat(post("/subscribe/%s/confirm/%s".formatted(key[2], key[3])).status())
                .isEqualTo(404);
        assertThat(post("/keys/%s/%s".formatted(key[2], "x")).status()).isEqualTo(404);
        ask("models", lab + "/*");
        var subscription = link(letters(2).getLast()).split("/");
        assertThat(post("/keys/%s/%s".formatted(subscription[2], subscription[4]))
                        .status())
                .isEqualTo(404);
        assertThat(status()).isEqualTo("pending, pending");
    }

    @Test
    void a_link_that_nobody_opened_for_two_days_is_void_and_the_mailbox_forgotten() {
        askForKey();
        assertVoidAfterTwoDays(link(letters(1).getFirst()));
    }

    @Test
    void a_network_that_asks_too_often_has_to_wait() {
        var name = mailbox;
        for (int n = 0; n < EmailLimits.PER_NETWORK; n++) {
            mailbox = n + name;
            assertThat(askForKey().status()).isEqualTo(200);
        }
        var refused = askForKey();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("3600");
        later(Duration.ofHours(1));
    }

    @Test
    void a_field_that_is_no_mailbox_is_refused_and_shown_as_text() {
        for (var bad : List.of("", "nobody", mailbox + "\r\nBcc: victim@evil.example", "<script>@x\"><img src=x>")) {
            var refused = post("/keys", "email", bad);
            assertThat(refused.status()).isEqualTo(422);
            var shown = Jsoup.parse(refused.body());
            assertThat(shown.select("main [role=alert]").text()).contains("/email");
            assertThat(shown.select("main script, main img")).isEmpty();
        }
        assertThat(mail.getReceivedMessagesForDomain("evil.example")).isEmpty();
    }

    @Test
    void another_site_makes_nobody_ask() {
        var forged = anybody()
                .post(
                        "/keys",
                        "email=" + mailbox,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Sec-Fetch-Site",
                        "cross-site");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(status()).isEmpty();
    }

    private Answer askForKey() {
        return post("/keys", "email", mailbox);
    }

    private Answer keyed() {
        int before = received().size();
        assertThat(askForKey().status()).isEqualTo(200);
        return post(link(letters(before + 1).getLast()));
    }

    /** Of keys by e-mail, the newest last. */
    private static List<String> owners() {
        return jdbc().queryForList("select owner from work.key_mailbox order by made_at", String.class);
    }

    private static Http holder(Answer shown) {
        var key = Jsoup.parse(shown.body()).select("main code.key").text();
        assertThat(key).startsWith("trk_live_");
        return tracker.http().with(key);
    }
}
