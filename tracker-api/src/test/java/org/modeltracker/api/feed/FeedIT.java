package org.modeltracker.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import com.rometools.rome.feed.synd.SyndEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.ApiContext;
import tools.jackson.databind.JsonNode;

/** Feeds, as the programs of others read them. */
class FeedIT extends ApiContext {

    @Test
    void atom_keeps_to_its_schema_and_is_read_strictly() throws Exception {
        record(
                released("atomic/m", "2026-03-01"),
                price("atomic/m", "2026-05-01", "5").with("/source/url", "https://a.example/x?a=1&b=2"));
        var answer = get("/feeds/timeline.atom?organisation=atomic");
        assertThat(answer.header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
        FeedReaders.demandAtom(answer.body());
        var feed = FeedReaders.strictly(answer.body());
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getEntries()).extracting(SyndEntry::getAuthor).containsExactly("atomic", "atomic");
        assertThat(feed.getEntries().getFirst().getContents().getFirst().getValue())
                .contains("<a rel=\"noopener nofollow\" href=\"https://a.example/x?a=1&amp;b=2\">")
                .contains("atomic, 2026-05-01");
    }

    @Test
    void what_ends_by_itself_is_an_entry_from_its_instant_on() {
        record(released("feed-end/m", "2026-03-01"));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        record(price("feed-end/m", today.toString(), "5")
                .withJson("/data/prices/0/conditions", "{'until': '%s'}".formatted(today)));
        var path = "/feeds/timeline.json?organisation=feed-end";
        assertThat(array(path, "/items")).hasSize(2);
        later(Duration.ofDays(1));
        var items = array(path, "/items");
        assertThat(items).hasSize(3);
        assertThat(items.getFirst().path("date_published").asString()).isEqualTo(today.plusDays(1) + "T00:00:00Z");
        assertThat(items.getFirst().path("title").asString()).contains("ends");
        assertThat(array(path, "/items").getFirst().path("id"))
                .isEqualTo(items.getFirst().path("id"));
        assertThat(array(path + "&type=model.released", "/items")).hasSize(1);
    }

    @Test
    void rss_is_read_strictly() {
        record(released("really-simple/m", "2026-03-01"));
        var answer = get("/feeds/timeline.rss?organisation=really-simple");
        assertThat(answer.header("Content-Type")).isEqualTo("application/rss+xml;charset=UTF-8");
        var feed = FeedReaders.strictly(answer.body());
        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(feed.getEntries()).hasSize(1);
        var item = feed.getEntries().getFirst();
        assertThat(item.getLink()).startsWith("http://localhost:8080/events/");
        assertThat(item.getPublishedDate()).isNotNull();
        assertThat(item.getDescription().getValue()).contains("Source: ");
    }

    @Test
    void json_feed_keeps_to_its_schema() {
        record(released("jsonic/m", "2026-03-01"));
        var answer = get("/feeds/timeline.json?organisation=jsonic");
        assertThat(answer.header("Content-Type")).isEqualTo("application/feed+json;charset=UTF-8");
        FeedReaders.demandJsonFeed(answer.body());
        assertThat(answer.json().path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss", "json"})
    void a_feed_without_entries_is_a_feed(String form) throws Exception {
        var body =
                get("/feeds/timeline." + form + "?organisation=nobody-at-all").body();
        switch (form) {
            case "atom" -> FeedReaders.demandAtom(body);
            case "rss" -> assertThat(FeedReaders.strictly(body).getEntries()).isEmpty();
            default -> FeedReaders.demandJsonFeed(body);
        }
    }

    @Test
    void an_entry_has_one_id_in_every_form_and_for_ever() {
        var event = record(released("same-id/m", "2026-03-01"));
        var id = "urn:uuid:" + id(event);
        for (int i = 0; i < 2; i++) {
            assertThat(FeedReaders.strictly(get("/feeds/timeline.atom?organisation=same-id")
                                    .body())
                            .getEntries())
                    .extracting(SyndEntry::getUri)
                    .contains(id);
            assertThat(FeedReaders.strictly(
                                    get("/feeds/timeline.rss?model=same-id/m").body())
                            .getEntries())
                    .extracting(SyndEntry::getUri)
                    .contains(id);
            assertThat(texts(items("organisation=same-id"), "/id")).contains(id);
            record(price("same-id/m", "2026-05-0" + (i + 1), "5"));
        }
    }

    @Test
    void the_entry_of_what_was_corrected_says_so_and_is_updated() {
        record(released("amended-feed/m", "2026-03-01"));
        var wrong = record(price("amended-feed/m", "2026-05-01", "5"));
        later(Duration.ofHours(1));
        var right = correct(wrong, price("amended-feed/m", "2026-05-01", "6"));
        later(Duration.ofHours(1));
        var end = retract(right);
        var items = items("organisation=amended-feed");
        assertThat(texts(items, "/id"))
                .startsWith("urn:uuid:" + id(end), "urn:uuid:" + id(right), "urn:uuid:" + id(wrong));
        assertThat(items.get(2).at("/content_html").asString())
                .contains("Corrected on")
                .contains(id(right).toString());
        assertThat(items.get(2).at("/date_modified").asString())
                .isEqualTo(right.at("/recorded_at").asString());
        assertThat(items.get(2).at("/date_published").asString())
                .isEqualTo(wrong.at("/recorded_at").asString());
        assertThat(items.get(1).at("/content_html").asString())
                .contains("Retracted on")
                .contains("first recorded as");
        assertThat(items.get(0).at("/content_html").asString())
                .contains("Retraction")
                .contains(id(wrong).toString());
    }

    @Test
    void who_follows_a_type_hears_of_its_corrections_too() {
        record(released("typed/m", "2026-03-01"), status("typed/m", "2026-04-01", "closed"));
        var wrong = record(price("typed/m", "2026-05-01", "5"));
        var right = correct(wrong, price("typed/m", "2026-05-01", "6"));
        var other = record(status("typed/m", "2026-04-02", "open_weights"));
        retract(other);
        assertThat(texts(items("organisation=typed&type=pricing.changed"), "/id"))
                .containsExactly("urn:uuid:" + id(right), "urn:uuid:" + id(wrong));
    }

    @Test
    void an_unchanged_feed_is_not_sent_again() {
        record(released("unchanged/m", "2026-03-01"));
        later(Duration.ofSeconds(5));
        for (var form : List.of("atom", "rss", "json")) {
            var path = "/feeds/timeline." + form + "?organisation=unchanged";
            var first = get(path);
            assertThat(anybody()
                            .get(path, "If-None-Match", first.header("ETag"))
                            .status())
                    .isEqualTo(304);
            assertThat(anybody()
                            .get(path, "If-Modified-Since", first.header("Last-Modified"))
                            .status())
                    .isEqualTo(304);
        }
        var path = "/feeds/timeline.atom?organisation=unchanged";
        var first = get(path);
        record(price("unchanged/m", "2026-05-01", "5"));
        assertThat(anybody().get(path, "If-None-Match", first.header("ETag")).status())
                .isEqualTo(200);
        assertThat(anybody()
                        .get(path, "If-Modified-Since", first.header("Last-Modified"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void within_the_second_of_its_newest_entry_a_feed_has_no_date_to_ask_by() {
        record(released("this-second/m", "2026-03-01"));
        var first = get("/feeds/timeline.atom?organisation=this-second");
        assertThat(first.header("Last-Modified")).isEmpty();
        assertThat(first.header("ETag")).isNotEmpty();
    }

    @Test
    void a_feed_as_of_the_past_stays_as_it_was() {
        var wrong = record(released("past-feed/m", "2026-03-01"));
        var path = "/feeds/timeline.atom?organisation=past-feed&as_of=" + position(wrong);
        var before = get(path).body();
        correct(wrong, released("past-feed/m", "2026-03-02"));
        assertThat(get(path).body()).isEqualTo(before);
        assertThat(items("organisation=past-feed")).hasSize(2);
    }

    @Test
    void a_feed_holds_the_newest_hundred() {
        record(released("many/m", "2026-01-01"));
        IntStream.range(0, 100)
                .forEach(n -> record(price("many/m", "2026-01-01", "" + (n + 1)).by("paper-" + n, "press")));
        assertThat(items("organisation=many")).hasSize(100);
    }

    @Test
    void a_faulty_parameter_is_named_and_an_unknown_form_is_not_found() {
        assertThat(anybody().get("/feeds/timeline.atom?organization=meta").status())
                .isEqualTo(400);
        assertThat(anybody().get("/feeds/timeline.xml").status()).isEqualTo(404);
    }

    private List<JsonNode> items(String query) {
        return array("/feeds/timeline.json?" + query, "/items");
    }
}
