package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page of an event, to which citations, feeds, digests and news lead. */
class EventPageIT extends Paged {

    private static String page(JsonNode event) {
        return "/events/" + id(event);
    }

    @Test
    void it_says_what_happened_what_holds_before_and_after_and_who_says_so() {
        record(released("told/m", "2026-03-01"), price("told/m", "2026-04-01", "10"));
        var cut = record(price("told/m", "2026-05-01", "5")
                .with("/quote", "Half the price from today.")
                .with("/source/title", "Cheaper")
                .with("/source/url", "https://told.example/cheaper")
                .withJson("/source/archived", "{'url': 'https://archive.example/1', 'at': '2026-05-02'}"));
        var page = read(page(cut));
        assertThat(page.selectFirst("h1").text()).contains("told/m costs", "(−50%)");
        assertThat(page.select("table.changes tbody td").eachText())
                .anyMatch(cell -> cell.contains("$10"))
                .anyMatch(cell -> cell.contains("$5"));
        assertThat(page.select("blockquote").text()).isEqualTo("Half the price from today.");
        assertThat(page.select("main a").eachAttr("href"))
                .contains(
                        "https://told.example/cheaper",
                        "https://archive.example/1",
                        "/models/told/m",
                        "/organisations/told",
                        "/v1/events/" + id(cut));
        assertThat(page.select("dl").text()).contains("In effect 1 May 2026", "Recorded ");
    }

    @Test
    void what_restates_a_known_answer_says_so() {
        record(released("restated/m", "2026-03-01"), disclosure("restated/m", "2026-04-01", "undisclosed"));
        var again = record(disclosure("restated/m", "2026-05-01", "undisclosed"));
        assertThat(read(page(again)).select("main").text()).contains("No answer: the same was known before.");
    }

    @Test
    void a_correction_and_what_it_corrects_lead_to_each_other() {
        record(released("mended/m", "2026-03-01"));
        var wrong = record(price("mended/m", "2026-04-01", "10"));
        var before = position(wrong);
        var right = correct(wrong, price("mended/m", "2026-04-01", "11"));
        assertThat(read(page(wrong)).select(".past a").eachAttr("href")).containsExactly(page(right));
        assertThat(read(page(right)).select("main p:contains(It corrects) a").eachAttr("href"))
                .containsExactly(page(wrong));
        assertThat(read(page(wrong) + "?as_of=" + before).select("main .past")).isEmpty();
        assertThat(ask(page(right) + "?as_of=" + before).status()).isEqualTo(404);
        var gone = retract(right);
        assertThat(read(page(right)).select(".past").text()).contains("Retracted");
        assertThat(read(page(gone)).select("main").text()).contains("It retracts");
    }

    @Test
    void an_observation_lists_the_answers_that_it_changed() {
        record(
                released("watched/m", "2026-03-01"),
                price("watched/m", "2026-04-01", "10").by("watched-one", "catalogue"),
                price("watched/m", "2026-05-01", "11").by("watched-two", "catalogue"));
        var seen = record(org.modeltracker.api.Envelope.confirmed("watched-one", "2026-06-01"));
        assertThat(read(page(seen)).select("table.changes").text()).contains("watched/m", "disputed");
    }

    @Test
    void its_card_is_a_picture_that_its_head_names() throws IOException {
        var event = record(released("drawn/m", "2026-03-01"));
        var head = read(page(event)).head();
        var address = head.select("meta[property=og:image]").attr("content");
        assertThat(head.select("meta[property=og:image], meta[property=og:title], meta[name=twitter:card]"))
                .hasSize(3);
        assertThat(address).isEqualTo("http://localhost:8080" + page(event) + "/card.png");
        var picture = ImageIO.read(URI.create("http://localhost:" + port + page(event) + "/card.png")
                .toURL());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(1200, 630);
        assertThat(get(page(event) + "/card.png").header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void citations_feeds_digests_and_lists_lead_to_it() {
        var event = record(released("cited-page/m", "2026-03-01"));
        var address = "http://localhost:8080" + page(event);
        assertThat(get("/feeds/timeline.atom?model=cited-page/m").body()).contains("href=\"" + address + "\"");
        assertThat(get("/v1/digest?after=0&organisation=cited-page&format=md").body())
                .contains(address);
        var links = read("/models/cited-page/m").select("a").eachAttr("href");
        assertThat(links).contains(page(event)).noneMatch(link -> link.startsWith("/v1/events/"));
        assertThat(read("/models/cited-page/m").select("[data-copy]").attr("data-copy"))
                .contains(address);
    }

    @Test
    void an_unknown_event_is_a_page_that_says_so() {
        var answer = ask("/events/" + new UUID(7, 7));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(html(answer).select("main").text()).contains("is unknown");
        assertThat(ask("/events/17").status()).isEqualTo(404);
    }
}
