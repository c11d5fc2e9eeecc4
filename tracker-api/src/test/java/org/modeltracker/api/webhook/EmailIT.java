package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.api.Envelope;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** News by e-mail, from the form to the mailbox and back. */
@ExtendWith(OutputCaptureExtension.class)
class EmailIT extends EmailContext {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void a_subscription_begins_with_a_button_and_ends_with_one_click() {
        assertThat(ask("models", lab + "/*").body()).contains("We send a message with a link", "48 hours");
        var asking = letters(1).getFirst();
        assertThat(subject(asking)).isEqualTo("Confirm your subscription to news about AI models");
        assertThat(text(asking)).contains("each change about " + lab + "/*.");
        assertThat(header(asking, "List-Unsubscribe")).isEmpty();
        var confirm = link(asking);
        assertThat(Jsoup.parse(page(confirm).body()).select("main form button").text())
                .isEqualTo("Confirm");
        assertThat(status()).as("a scanner of links confirms nothing").isEqualTo("pending");
        assertThat(post(confirm).body()).contains("You are subscribed to each change about " + lab + "/*.");
        assertThat(status()).isEqualTo("active");
        assertThat(post(confirm).status()).as("once").isEqualTo(404);

        record(Envelope.released(lab + "/one", today()), Envelope.price(lab + "/one", today(), "8"));
        letters(3);
        later(DAY);
        record(Envelope.price(lab + "/one", today(), "2"));
        record(Envelope.released(lab + "-other/two", today()));
        var letter = letters(4).getLast();
        assertThat(subject(letter)).contains(lab + "/one", "$2");
        assertThat(text(letter)).contains("$8", "$2", lab, today(), PUBLIC + "/events/");
        assertThat(Jsoup.parse(html(letter)).select("a[href^=" + PUBLIC + "/events/]"))
                .hasSize(1);
        assertThat(header(letter, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(letter, "From")).isEqualTo("tracker@tracker.example");
        assertThat(header(letter, "To")).isEqualTo(mailbox);
        assertThat(header(letter, "Message-ID")).matches("<msg_[0-9a-f]{32}\\.\\d+@tracker\\.example>");

        var end = link(letter);
        assertThat(header(letter, "List-Unsubscribe")).isEqualTo("<" + PUBLIC + end + ">");
        assertThat(Jsoup.parse(page(end).body()).select("main form button").text())
                .isEqualTo("Unsubscribe");
        assertThat(status()).as("reading ends nothing").isEqualTo("active");
        assertThat(post(end.substring(0, end.length() - 1)).status()).isEqualTo(404);
        assertThat(post(end, "List-Unsubscribe", "One-Click").status()).isEqualTo(200);
        assertThat(status()).as("it is forgotten").isEmpty();
        assertThat(post(end, "List-Unsubscribe", "One-Click").status())
                .as("twice is no fault")
                .isEqualTo(200);
        record(Envelope.price(lab + "/one", today(), "1"));
        settled();
        assertThat(received()).hasSize(4);
    }

    @Test
    void nobody_learns_who_is_subscribed() {
        var unknown = ask("models", lab + "/*");
        post(link(letters(1).getFirst()));
        var known = ask("models", lab + "/*");
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(unknown.body()).doesNotContain(mailbox);
    }

    @Test
    void whoever_asks_twice_for_the_same_has_one_subscription() {
        subscribed("models", lab + "/*");
        subscribed("models", lab + "/*");
        assertThat(status()).isEqualTo("active");
        record(Envelope.released(lab + "/one", today()));
        letters(3);
    }

    @Test
    void an_alert_is_sent_when_its_line_is_crossed() {
        record(Envelope.released(lab + "/one", today()), input("8"));
        settled();
        int letters = subscribed("models", lab + "/*", "send", "ALERTS", "below", "3", "reminders", "true");
        later(DAY);
        record(input("5"));
        settled();
        assertThat(received()).hasSize(letters);
        later(DAY);
        record(input("2"));
        assertThat(text(letters(letters + 1).getLast())).contains("$5", "$2");
    }

    private Envelope input(String amount) {
        return Envelope.of("pricing.changed", lab + "/one", today(), """
                {'channel': 'first_party_api', 'disclosure': 'disclosed', 'currency': 'USD',
                 'prices': [{'component': 'input', 'amount': '%s', 'per': '1M_tokens'}]}
                """.formatted(amount));
    }

    @Test
    void a_digest_comes_once_a_week_with_every_line() {
        var day = LocalDate.parse(today()).plusDays(2).getDayOfWeek().name();
        int letters = subscribed("models", lab + "/*", "send", "DIGEST", "day", day);
        record(Envelope.released(lab + "/one", today()), Envelope.released(lab + "/two", today()));
        settled();
        assertThat(received()).hasSize(letters);
        later(Duration.ofDays(3));
        var digest = letters(letters + 1).getLast();
        assertThat(subject(digest)).isEqualTo("2 changes this week");
        assertThat(text(digest)).contains(lab + "/one", lab + "/two", "/digest?from=");
        assertThat(Jsoup.parse(html(digest)).select("li")).hasSize(2);
        assertThat(header(digest, "List-Unsubscribe")).isNotEmpty();
    }

    @Test
    void a_mailbox_that_refuses_pauses_until_its_person_asks_again_and_no_log_names_it(CapturedOutput output) {
        subscribed("models", lab + "/*");
        try (var refusing = new AnsweringSmtp("550 5.1.1 <" + mailbox + "> is unknown")) {
            relay(refusing.port());
            record(Envelope.released(lab + "/one", today()));
            eventually("it bounces", () -> status().equals("disabled bounced"));
            record(Envelope.price(lab + "/one", today(), "8"));
            settled();
            later(Duration.ofDays(1));
            assertThat(refusing.asked()).isEqualTo(1);
        } finally {
            relay(mail.getSmtp().getPort());
        }
        subscribed("models", lab + "/*");
        assertThat(status()).isEqualTo("active");
        assertThat(output).doesNotContain(mailbox);
    }

    @Test
    void a_mailbox_that_refuses_for_now_is_tried_again_also_with_the_first_letter() {
        try (var busy = new AnsweringSmtp("450 4.2.0 try later")) {
            relay(busy.port());
            assertThat(ask("models", lab + "/*").status()).isEqualTo(200);
            eventually("an attempt", () -> busy.asked() == 1);
            eventually(
                    "it is planned again",
                    () -> jdbc().queryForObject(
                                            "select count(*) from work.due where trigger = 'ping' and attempts = 1 and claim is null",
                                            Integer.class)
                            == 1);
        } finally {
            relay(mail.getSmtp().getPort());
        }
        later(Duration.ofMinutes(1));
        post(link(letters(1).getFirst()));
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void a_server_that_is_gone_is_not_the_mailboxs_fault() {
        subscribed("models", lab + "/*");
        int gone;
        try (var closed = new AnsweringSmtp("")) {
            gone = closed.port();
        }
        relay(gone);
        try {
            record(Envelope.released(lab + "/one", today()));
            eventually(
                    "a failed attempt",
                    () -> jdbc().queryForObject(
                                            "select count(*) from work.attempt where outcome = 'relay_failed'",
                                            Integer.class)
                            > 0);
        } finally {
            relay(mail.getSmtp().getPort());
        }
        assertThat(jdbc().queryForObject(
                                "select failing_since is null from work.webhook where url = ?",
                                Boolean.class,
                                "mailto:" + mailbox))
                .isTrue();
        later(Duration.ofMinutes(10));
        letters(2);
    }

    @Test
    void a_person_is_asked_three_times_a_day_and_the_answer_does_not_tell() {
        var first = ask("models", lab + "/*");
        for (int n = 1; n < EmailLimits.PER_PERSON; n++) {
            ask("models", lab + "/*");
        }
        letters(EmailLimits.PER_PERSON);
        var more = ask("models", lab + "/*");
        assertThat(more.status()).isEqualTo(200);
        assertThat(more.body()).isEqualTo(first.body());
        assertThat(status()).isEqualTo("pending, pending, pending");
    }

    @Test
    void a_network_that_asks_too_often_has_to_wait() {
        var name = mailbox;
        for (int n = 0; n < EmailLimits.PER_NETWORK; n++) {
            mailbox = n + name;
            assertThat(ask("models", lab + "/*").status()).isEqualTo(200);
        }
        var refused = ask("models", lab + "/*");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("3600");
    }

    @Test
    void text_of_others_stays_text_in_headers_and_content() {
        subscribed("models", lab + "/*");
        record(Envelope.of(
                "model.released",
                lab + "/one",
                today(),
                "{'name': 'Evil\\r\\nBcc: victim@evil.example\\r\\n\\r\\n<script>alert(1)</script><img src=x>'}"));
        var letter = letters(2).getLast();
        assertThat(header(letter, "Bcc")).isEmpty();
        assertThat(subject(letter)).doesNotContain("\r", "\n").contains("Evil Bcc: victim@evil.example");
        assertThat(Jsoup.parse(html(letter)).select("script, img")).isEmpty();
        assertThat(mail.getReceivedMessagesForDomain("evil.example")).isEmpty();
    }

    @Test
    void a_field_that_is_not_what_it_says_is_refused_by_its_place() {
        var name = mailbox;
        for (var bad : List.of("", "nobody", name + "\r\nBcc: victim@evil.example", name + ", victim@evil.example")) {
            mailbox = bad;
            var refused = ask("models", lab + "/*");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("/email");
        }
        mailbox = name;
        assertThat(ask("models", "no model<script>").body()).contains("/models/0", "no model&lt;script&gt;");
        assertThat(ask("types", "endpoint.failing").body()).contains("/types");
        assertThat(ask("send", "ALERTS").body()).contains("/send");
        assertThat(ask("send", "ALERTS", "below", "cheap").body()).contains("/below");
        assertThat(ask("send", "ALERTS", "below", "-1").status()).isEqualTo(422);
        assertThat(mail.getReceivedMessagesForDomain("evil.example")).isEmpty();
        assertThat(received()).isEmpty();
    }

    @Test
    void another_site_makes_nobody_ask() {
        var forged = anybody()
                .post(
                        "/subscribe",
                        "email=" + mailbox,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Sec-Fetch-Site",
                        "cross-site");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(status()).isEmpty();
    }

    @Test
    void a_link_that_nobody_opened_for_two_days_is_void_and_the_mailbox_forgotten() {
        ask("models", lab + "/*");
        assertVoidAfterTwoDays(link(letters(1).getFirst()));
    }

    @Test
    void only_the_admin_sees_a_mailbox_and_may_delete_it() {
        subscribed("models", lab + "/*");
        var list = tracker.http().get("/v1/webhooks?limit=100&owner=%40email");
        var found = list.json()
                .path("data")
                .valueStream()
                .filter(each -> each.path("url").asString().equals("mailto:" + mailbox))
                .findFirst()
                .orElseThrow();
        var path = "/v1/webhooks/" + found.path("id").asString();
        var key = tracker.http()
                .post("/v1/keys", "{\"name\":\"t\",\"owner\":\"%s\",\"scopes\":[\"webhooks:write\"]}".formatted(lab));
        var other = tracker.http().with(key.at("/key"));
        assertThat(other.get("/v1/webhooks?owner=%40email").status()).isEqualTo(403);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(tracker.http()
                        .post("/v1/keys", "{\"name\":\"t\",\"owner\":\"@email\",\"scopes\":[\"webhooks:write\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(tracker.http().delete(path).status()).isEqualTo(204);
        assertThat(status()).isEmpty();
    }

    @Test
    void a_key_makes_no_subscription_of_a_mailbox() {
        var refused =
                tracker.http().post("/v1/webhooks", "{\"url\":\"mailto:%s\",\"format\":\"email\"}".formatted(mailbox));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/format", "/subscribe");
    }

    @Test
    void pages_offer_the_form_with_their_filter_filled_in() {
        record(Envelope.released(lab + "/one", today()));
        for (var path : List.of(
                "/models/" + lab + "/one", "/organisations/" + lab, "/prices", "/upcoming?organisation=" + lab)) {
            var form = Jsoup.parse(page(path).body()).selectFirst(".subscribe form[action=/subscribe]");
            assertThat(form).as(path).isNotNull();
            assertThat(form.select("input[name=email]")).hasSize(1);
            assertThat(form.select("input[type=hidden]")).as(path).isNotEmpty();
        }
        var model = Jsoup.parse(page("/models/" + lab + "/one").body());
        assertThat(model.select(".subscribe input[name=models]").attr("value")).isEqualTo(lab + "/one");
        var form = Jsoup.parse(
                page("/subscribe?types=pricing.changed&organisations=" + lab).body());
        assertThat(form.select("input[name=organisations]").attr("value")).isEqualTo(lab);
        assertThat(form.select("input[name=types][checked]").eachAttr("value")).containsExactly("pricing.changed");
        assertThat(form.select("option").eachText()).startsWith("Monday").hasSize(7);
        assertThat(form.text().toLowerCase(Locale.ROOT)).contains("alert");
    }
}
