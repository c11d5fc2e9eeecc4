package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.Receiver;

/** Webhooks made, tried and mended at pages, by somebody whose browser runs no script. */
class WebhooksPageIT extends Paged {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String HOSTILE = "<script>alert(1)</script>\u202e=1+1 *_[]<>| \"'";

    private String lab;
    private String key;
    private SignedIn browser;
    private Receiver receiver;

    @BeforeEach
    void somebody_with_a_key() {
        lab = "paged-hook-" + COUNT.incrementAndGet();
        key = key("webhooks:write");
        browser = new SignedIn("http://localhost:" + port);
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        var owner = http().with(key);
        owner.get("/v1/webhooks")
                .json()
                .path("data")
                .forEach(webhook ->
                        owner.delete("/v1/webhooks/" + webhook.path("id").asString()));
        receiver.close();
    }

    private String key(String scope) {
        return http().post("/v1/keys", "{\"name\":\"t\",\"owner\":\"%s\",\"scopes\":[\"%s\"]}".formatted(lab, scope))
                .at("/key");
    }

    private SignedIn.Seen made(String... more) {
        browser.with(key);
        var form = new java.util.ArrayList<>(java.util.List.of("url", receiver.url(), "models", lab + "/*"));
        form.addAll(java.util.List.of(more));
        var seen = browser.submit(browser.visit("/webhooks"), "form[action=/webhooks]", form.toArray(String[]::new));
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return seen;
    }

    private SignedIn.Seen active(SignedIn.Seen made) {
        eventually(
                "consent", () -> browser.visit(made.address().getPath()).text().contains("active"));
        return browser.visit(made.address().getPath());
    }

    @Test
    void a_webhook_is_made_pinged_and_its_delivery_is_seen() {
        var made = made("description", "the newsletter");
        var secret = made.page().select("code").text();
        assertThat(secret).startsWith("whsec_");
        assertThat(made.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
        var seen = active(made);
        assertThat(seen.text())
                .contains("the newsletter", "A ping that asks for consent")
                .doesNotContain("whsec_");
        record(Envelope.released(lab + "/m", clock.instant().toString().substring(0, 10)));
        receiver.awaitNews(1);
        eventually(
                "the delivery",
                () -> browser.visit(made.address().getPath() + "?status=delivered")
                        .text()
                        .contains("is released"));
        var list = browser.visit(made.address().getPath() + "?status=delivered");
        var delivery = browser.visit(list.page().select("tbody a").first().attr("href"));
        assertThat(delivery.text()).contains("status 204", "scheduled", "model.released", "msg_");
        browser.submit(delivery, "form[action$=resend]");
        receiver.awaitNews(2);
        eventually(
                "the attempt on request",
                () -> browser.visit(delivery.address().getPath()).text().contains("resent by you"));
        assertThat(browser.visit("/webhooks").text()).contains("the newsletter", "active", lab);
    }

    @Test
    void it_is_paused_changed_given_a_new_secret_and_deleted() {
        var seen = active(made());
        seen = browser.submit(seen, "form[action$=pause]");
        assertThat(seen.text()).contains("paused");
        seen = browser.submit(seen, "form[action$=pause]");
        assertThat(seen.text()).doesNotContain("paused");
        seen = browser.submit(seen, "form[action$=change]", "description", "changed", "only_changes", "true");
        assertThat(seen.text()).contains("changed", "active");
        seen = browser.submit(seen, "form[action$=rotate-secret]");
        assertThat(seen.page().select("code").text()).startsWith("whsec_");
        seen = browser.submit(seen, "form[action$=replay]", "after", "0");
        assertThat(seen.status()).isEqualTo(200);
        seen = browser.submit(seen, "form[action$=retry]", "since", "2026-01-01");
        assertThat(seen.status()).isEqualTo(200);
        seen = browser.submit(seen, "form[action$=delete]");
        assertThat(seen.address().getPath()).isEqualTo("/webhooks");
        assertThat(seen.text()).contains("No webhooks yet.");
    }

    @Test
    void what_is_wrong_is_told_with_its_place_and_what_was_written_stays() {
        browser.with(key);
        var seen = browser.submit(
                browser.visit("/webhooks"),
                "form[action=/webhooks]",
                "url",
                "http://10.0.0.1/",
                "models",
                "no model",
                "description",
                HOSTILE);
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.text()).contains("/url", "address", "/models/0");
        assertThat(seen.page().select("input[name=description]").attr("value")).isEqualTo(HOSTILE);
        assertThat(http().with(key).get("/v1/webhooks").json().path("data")).isEmpty();
    }

    @Test
    void hostile_text_is_text() {
        receiver.answersBy(request -> request.type().equals("endpoint.ping")
                ? Receiver.consent(request)
                : new Receiver.Reply(500, HOSTILE.repeat(300)));
        var made = made("description", HOSTILE);
        active(made);
        record(Envelope.released(lab + "/m", clock.instant().toString().substring(0, 10)));
        receiver.awaitNews(1);
        eventually(
                "the failure",
                () -> !browser.visit(made.address().getPath() + "?status=waiting")
                        .page()
                        .select("tbody a")
                        .isEmpty());
        var list = browser.visit(made.address().getPath() + "?status=waiting");
        eventually(
                "the attempt",
                () -> browser.visit(list.page().select("tbody a").first().attr("href"))
                        .text()
                        .contains("status 500"));
        for (var path : java.util.List.of(
                "/webhooks",
                made.address().getPath(),
                list.page().select("tbody a").first().attr("href"))) {
            var page = browser.visit(path).page();
            assertThat(page.select("script:not([src])")).isEmpty();
            assertThat(page.select("main").html()).contains("&lt;script&gt;");
        }
    }

    @Test
    void nobody_sees_another_ones_and_without_a_key_nothing_is_seen() {
        var address = made().address().getPath();
        var other = new SignedIn("http://localhost:" + port);
        assertThat(other.visit(address).address().getPath()).isEqualTo("/sign-in");
        var stranger =
                http().post("/v1/keys", "{\"name\":\"t\",\"owner\":\"stranger\",\"scopes\":[\"webhooks:write\"]}");
        other.with(stranger.at("/key"));
        assertThat(other.visit(address).status()).isEqualTo(404);
        assertThat(other.visit(address + "/deliveries/1").status()).isEqualTo(404);
        http().delete("/v1/keys/" + stranger.at("/id"));
        assertThat(other.visit("/webhooks").address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void a_wrong_key_is_told_and_one_without_the_scope_is_refused() {
        var seen = browser.with("trk_live_wrong");
        assertThat(seen.address().getPath()).isEqualTo("/sign-in");
        assertThat(seen.text()).contains("not a key of this service");
        browser.with(key("history:read"));
        seen = browser.visit("/webhooks");
        assertThat(seen.status()).isEqualTo(403);
        assertThat(seen.text()).contains("lacks the scope of this page: webhooks:write");
    }

    @Test
    void a_form_from_elsewhere_changes_nothing_and_the_session_is_no_key_of_the_api() {
        var address = made().address().getPath();
        var forged = browser.post(address + "/delete", "");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.text()).contains("Nothing was changed");
        assertThat(http().with(key).get("/v1" + address).status()).isEqualTo(200);
        assertThat(anybody().get("/v1/webhooks", "Cookie", browser.cookies()).status())
                .isEqualTo(401);
        var signedIn = browser.visit("/webhooks").answer();
        assertThat(signedIn.body()).doesNotContain(key);
        var out = browser.submit(browser.visit("/webhooks"), "form[action=/sign-out]");
        assertThat(out.address().getPath()).isEqualTo("/sign-in");
        assertThat(browser.visit("/webhooks").address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void the_cookie_is_for_this_site_alone_and_out_of_the_reach_of_scripts() {
        var cookie = anybody().get("/sign-in", "Accept", "text/html").header("Set-Cookie");
        assertThat(cookie).startsWith("tracker=").contains("HttpOnly", "SameSite=Strict");
    }
}
