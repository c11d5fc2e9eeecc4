package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.model.Sha256;
import tools.jackson.databind.JsonNode;

/** The page of a claim is kept, and a later look says whether it still has the quote. */
class EvidenceIT extends EvidenceContext {

    private static final Duration RECHECK = Duration.ofDays(30);
    private static final String QUOTE = "It's free until 1 May";
    private static final String PAGE =
            "<h1>News</h1><p>Our model is here.</p><p>It’s <b>free</b> until 1 May, for all.</p><p>The end.</p>";

    private String claim(String path, String quote) {
        var envelope = Envelope.announced("kept-lab/m" + UUID.randomUUID(), "2026-10-01")
                .by("kept-lab", "official")
                .with("/source/url", site.url(path));
        var stored = http().post("/v1/events", (quote == null ? envelope : envelope.with("/quote", quote)).toString());
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.at("/id");
    }

    private static Answer evidence(String event) {
        return http().get("/v1/events/" + event + "/evidence");
    }

    private static JsonNode evidence(String event, String state) {
        eventually("evidence is " + state, () -> evidence(event).at("/state").equals(state));
        return evidence(event).json();
    }

    /** The next look at all pages that are kept. */
    private void recheck(String event, String found) {
        later(RECHECK);
        eventually("the page is " + found, () -> evidence(event).at("/found").equals(found));
    }

    private static Element section(String path) {
        return Jsoup.parse(http().with(null).get(path, "Accept", "text/html").body())
                .selectFirst("section[aria-labelledby=evidence]");
    }

    @Test
    void the_page_of_a_claim_is_kept_with_its_digest_and_the_place_of_the_quote() {
        site.with("/news", PAGE);
        var event = claim("/news#part", QUOTE);
        var kept = evidence(event, "kept");
        var text = kept.at("/copy/text").asString();
        assertThat(text).isEqualTo("News\nOur model is here.\nIt’s free until 1 May, for all.\nThe end.");
        assertThat(kept.at("/copy/sha256").asString()).isEqualTo(HexFormat.of().formatHex(Sha256.of(PAGE)));
        assertThat(text.substring(
                        kept.at("/passage/from").asInt(), kept.at("/passage/to").asInt()))
                .isEqualTo("It’s free until 1 May");
        assertThat(kept.path("found").asString()).isEqualTo("same");
        var shown = section("/events/" + event);
        assertThat(shown.select("mark").text()).isEqualTo("It’s free until 1 May");
        assertThat(shown.text())
                .contains("Our model is here.", kept.at("/copy/sha256").asString());
    }

    @Test
    void claims_of_one_page_share_a_copy_and_a_later_claim_has_a_later_one() {
        site.with("/news", PAGE);
        var first = claim("/news", QUOTE);
        var second = claim("/news", "nobody said this");
        evidence(first, "kept");
        var other = evidence(second, "kept");
        assertThat(other.path("passage").isNull()).isTrue();
        assertThat(other.path("found").isNull()).isTrue();
        assertThat(section("/events/" + second).text()).contains("does not have the quote word for word");
        site.with("/news", PAGE.replace("The end", "More"));
        var third = evidence(claim("/news", QUOTE), "kept");
        assertThat(third.at("/copy/text").asString()).endsWith("More.");
        assertThat(evidence(first).at("/copy/text")).endsWith("The end.");
        assertThat(evidence(first).at("/found")).isEqualTo("same");
        assertThat(reviews(site.url("/news"))).isEmpty();
    }

    @Test
    void a_quote_that_the_page_has_no_longer_is_put_up_for_review_and_the_copy_stays() {
        site.with("/news", PAGE);
        var event = claim("/news", QUOTE);
        evidence(event, "kept");
        recheck(event, "same");
        assertThat(reviews(site.url("/news"))).isEmpty();
        site.with("/news", PAGE.replace("1 May", "1 June"));
        recheck(event, "changed");
        var review = reviews(site.url("/news")).getFirst();
        assertThat(review.path("kind").asString()).isEqualTo("evidence_changed");
        assertThat(review.path("publisher").asString()).isEqualTo("kept-lab");
        assertThat(review.at("/claims/0").asString()).isEqualTo(event);
        assertThat(review.path("before").asString()).contains("until 1 May");
        assertThat(review.path("after").asString()).contains("until 1 June");
        assertThat(evidence(event).at("/copy/text")).contains("until 1 May");
        assertThat(section("/events/" + event).text()).contains("The page has changed since");
        later(RECHECK);
        recheck(event, "changed");
        assertThat(reviews(site.url("/news"))).as("it is said once").hasSize(1);
        site.without("/news");
        recheck(event, "gone");
        assertThat(reviews(site.url("/news")))
                .extracting(one -> one.path("kind").asString())
                .containsExactly("evidence_gone", "evidence_changed");
        assertThat(section("/events/" + event).text()).contains("The page is gone");
    }

    @Test
    void a_page_that_comes_back_is_read_again() {
        PageServer.Page tagged = exchange -> {
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            if (known) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                PageServer.send(exchange, 200, "text/html", PAGE);
            }
        };
        site.with("/news", tagged);
        var event = claim("/news", QUOTE);
        evidence(event, "kept");
        site.without("/news");
        recheck(event, "gone");
        site.with("/news", tagged);
        recheck(event, "same");
    }

    @Test
    void a_page_that_never_had_the_quote_loses_none_while_it_is_gone() {
        site.with("/news", PAGE);
        var event = claim("/news", "nobody said this");
        evidence(event, "kept");
        site.without("/news");
        recheck(event, "gone");
        site.with("/news", PAGE);
        later(RECHECK);
        eventually(
                "the page is back", () -> evidence(event).json().path("found").isNull());
        assertThat(reviews(site.url("/news")))
                .extracting(one -> one.path("kind").asString())
                .containsExactly("evidence_gone");
    }

    @Test
    void an_address_that_is_none_holds_up_no_other_claim() {
        var odd = http().post(
                        "/v1/events",
                        Envelope.announced("kept-lab/odd", "2026-10-01")
                                .by("kept-lab", "official")
                                .with("/source/url", site.url("/a") + "|b{c}")
                                .toString());
        site.with("/news", PAGE);
        evidence(claim("/news", QUOTE), "kept");
        assertThat(odd.status() == 422 || evidence(odd.at("/id")).at("/state").equals("none"))
                .as(odd.body())
                .isTrue();
    }

    @Test
    void a_page_that_cannot_be_kept_says_why() {
        site.with("/news", exchange -> PageServer.send(exchange, 403, "text/html", "<p>no"));
        var event = claim("/news", QUOTE);
        assertThat(evidence(event, "failed").path("reason").asString()).isEqualTo("status_403");
        assertThat(section("/events/" + event).text()).contains("could not be kept");
    }

    @Test
    void catalogues_and_claims_without_a_page_have_no_evidence() {
        var listed = http().post(
                        "/v1/events",
                        Envelope.announced("kept-lab/listed", "2026-10-01")
                                .by("a-list", "catalogue")
                                .with("/source/url", site.url("/list"))
                                .toString())
                .at("/id");
        evidence(claim("/news", null), "failed");
        assertThat(evidence(listed).at("/state")).isEqualTo("none");
        assertThat(site.asked("/list")).isZero();
        assertThat(evidence(UUID.randomUUID().toString()).status()).isEqualTo(404);
    }

    @Test
    void an_answer_of_the_past_does_not_change_with_the_evidence() {
        site.with("/news", PAGE);
        var event = claim("/news", QUOTE);
        evidence(event, "kept");
        long head = http().get("/v1/status").json().path("position").asLong();
        assertThat(section("/events/" + event + "?as_of=" + head)).isNull();
        assertThat(section("/events/" + event)).isNotNull();
    }

    @Test
    void nothing_is_fetched_and_no_watch_is_taken_unless_the_operator_wants_it() {
        site.with("/news", PAGE);
        try (var usual =
                SecondTracker.start(NOW, "--tracker.rate-limit=off", "--tracker.pages.allowed-networks=127.0.0.1/32")) {
            var claim = Envelope.announced("kept-lab/m", "2026-10-01").with("/source/url", site.url("/news"));
            var event = usual.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
            assertThat(usual.http()
                            .get("/v1/events/" + event.at("/id") + "/evidence")
                            .at("/state"))
                    .isEqualTo("none");
            var watch = usual.http().post("/v1/watches", "{}");
            assertThat(watch.status()).isEqualTo(409);
            assertThat(watch.at("/type")).endsWith("watches-off");
            assertThat(site.asked("/news")).isZero();
        }
    }
}
