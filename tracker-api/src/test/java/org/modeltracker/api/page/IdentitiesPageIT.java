package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.released;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Envelope;

/** What rules cannot tell is decided at a page, by somebody whose browser runs no script. */
@Timeout(60)
class IdentitiesPageIT extends Paged {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String HOSTILE = "<script>alert(1)</script> \"'";

    private String shop;
    private String unknown;
    private String suggested;
    private SignedIn browser;

    @BeforeEach
    void a_shop_with_two_listings() {
        shop = "decided-shop-" + COUNT.incrementAndGet();
        unknown = shop + "/nothing-that-is-known";
        suggested = shop + "/claude-opus-4-6";
        record(released("anthropic/claude-opus-4.6", "2026-01-1" + COUNT.get()));
        record(listed(unknown), offered(unknown), listed(suggested), offered(suggested));
        browser = new SignedIn("http://localhost:" + port);
    }

    private static Envelope listed(String listing) {
        return released(listing, "2026-01-15").by("a-list", "catalogue");
    }

    private Envelope offered(String listing) {
        return Envelope.price(listing, "2026-02-01", "5")
                .with("/data/channel", "aggregator")
                .with("/data/provider", shop)
                .by("a-list", "catalogue");
    }

    private String key(String scope) {
        return http().post("/v1/keys", "{\"name\":\"t\",\"owner\":\"%s\",\"scopes\":[\"%s\"]}".formatted(shop, scope))
                .at("/key");
    }

    private SignedIn.Seen signedIn() {
        return browser.submit(browser.visit("/sign-in?to=/identities"), "main form", "key", key("events:write"));
    }

    private String list(String status) {
        return "/identities?status=" + status + "&provider=" + shop;
    }

    @Test
    void anybody_reads_what_waits_and_why_and_who_may_decide_is_said() {
        var page = read(list("unresolved"));
        assertThat(page.select("article")).hasSize(1);
        assertThat(page.select("article").text())
                .contains(unknown, shop + " lists it as nothing-that-is-known", "no known maker");
        assertThat(page.select("main form[method=post]")).isEmpty();
        assertThat(page.select("main a[href='/sign-in?to=/identities']")).hasSize(1);
        assertThat(read(list("suggested")).select("article").text()).contains("anthropic/claude-opus-4.6");
        assertThat(ask("/identities").header("Set-Cookie")).isEmpty();
    }

    @Test
    void candidates_are_shown_with_the_reason_against_each() {
        record(released("mistral/mistral-small-2506", "2025-06-20"));
        record(released("mistral/mistral-small-2603", "2026-03-16"));
        var small = shop + "/mistral-small";
        record(listed(small).with("/effective", "2024-01-01"), offered(small));
        var candidates = read(list("unresolved") + "&q=mistral").select("article tbody tr");
        assertThat(candidates).hasSize(2);
        assertThat(candidates.text()).contains("mistral/mistral-small-2506", "it was released on 2025-06-20");
    }

    @Test
    void a_suggestion_is_accepted_with_its_reason() {
        assertThat(signedIn().address().getPath()).isEqualTo("/identities");
        var seen = browser.submit(browser.visit(list("suggested")), "article form.decide");
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        var item = item("/v1/identities?provider=" + shop);
        assertThat(item.path("model").asString()).isEqualTo("anthropic/claude-opus-4.6");
        assertThat(item.path("basis").asString()).isEqualTo("editor");
        assertThat(item.path("reason").asString()).contains("claude-opus-4-6");
        assertThat(get("/v1/events/" + item.path("event_id").asString())
                        .json()
                        .path("recorded_by")
                        .asString())
                .isEqualTo(shop);
    }

    @Test
    void a_listing_is_merged_into_another_model_and_that_is_taken_back() {
        signedIn();
        browser.submit(
                browser.visit(list("unresolved")),
                "article form.decide",
                "same_as",
                "anthropic/claude-opus-4.6",
                "variant",
                "fast",
                "reason",
                "the shop told us");
        assertThat(item("/v1/identities?provider=" + shop).path("variant").asString())
                .isEqualTo("fast");
        var resolved = browser.visit(list("resolved"));
        assertThat(resolved.text()).contains("editor", "the shop told us", "fast");
        var seen = browser.submit(resolved, "form[action$=retract]", "reason", "they were wrong");
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(data("/v1/identities?provider=" + shop)).isEmpty();
        assertThat(read(list("unresolved")).select("article")).hasSize(1);
    }

    @Test
    void a_suggestion_is_rejected_since_the_listing_is_a_model_of_its_own() {
        signedIn();
        browser.submit(browser.visit(list("suggested")), "article form.decide", "own", "true", "reason", "a fine-tune");
        assertThat(item("/v1/identities?provider=" + shop).path("model").asString())
                .isEqualTo(suggested);
        assertThat(browser.visit(list("suggested")).page().select("article")).isEmpty();
        assertThat(read(list("resolved")).select("article").text()).contains("a model of its own", "a fine-tune");
    }

    @Test
    void what_is_wrong_is_said_with_its_place_and_what_was_written_stays() {
        signedIn();
        var seen = browser.submit(
                browser.visit(list("unresolved")), "article form.decide", "same_as", "no model", "reason", HOSTILE);
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.text()).contains("Nothing was recorded", "/data/same_as");
        assertThat(seen.page().select("input[name=reason]").attr("value")).isEqualTo(HOSTILE);
        seen = browser.submit(seen, "article form.decide", "same_as", "decided-lab/nowhere");
        assertThat(seen.text()).contains("decided-lab/nowhere");
        seen = browser.submit(seen, "article form.decide", "same_as", unknown, "reason", "");
        assertThat(seen.status()).isEqualTo(422);
        seen = browser.submit(seen, "article form.decide", "same_as", "anthropic/claude-opus-4.6", "reason", HOSTILE);
        assertThat(seen.status()).isEqualTo(200);
        var page = browser.visit(list("resolved")).page();
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("main").html()).contains("&lt;script&gt;");
    }

    @Test
    void without_the_scope_or_from_elsewhere_nothing_is_decided() {
        browser.submit(browser.visit("/sign-in?to=/identities"), "main form", "key", key("webhooks:write"));
        assertThat(browser.visit(list("suggested")).page().select("form.decide"))
                .isEmpty();
        signedIn();
        var forged = browser.post("/identities", "own=true&reason=x&listing=" + suggested);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(new SignedIn("http://localhost:" + port)
                        .post("/identities", "own=true&reason=x&listing=" + suggested)
                        .status())
                .isEqualTo(403);
        assertThat(data("/v1/identities?provider=" + shop)).isEmpty();
        var elsewhere = browser.submit(
                browser.visit("/sign-in?to=https://elsewhere.example/"), "main form", "key", key("webhooks:write"));
        assertThat(elsewhere.address().getPath()).isEqualTo("/webhooks");
    }
}
