package org.modeltracker.api.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;

/** What changed, for those who write about it. */
class DigestIT extends ApiContext {

    private static final Pattern LINK = Pattern.compile("]\\((http[^)]+)\\)");

    @Test
    void the_most_important_comes_first() {
        record(benchmark("digest-bench"), announced("digest/a", "2026-03-01"));
        long before = head();
        record(
                Envelope.of(
                        "expectation.stated",
                        "digest/a",
                        "2026-05-01",
                        "{'about': 'pricing', 'expected': 'lower', 'commitment': 'hope'}"),
                exact("digest/a", "digest-bench", "57"),
                status("digest/a", "2026-05-01", "closed"),
                price("digest/a", "2026-05-01", "5"),
                access("digest/a", "2026-05-01", "public_preview"),
                released("digest/a", "2026-05-01"));
        var lines = lines("/v1/digest?organisation=digest&after=" + before);
        assertThat(texts(lines, "/fact"))
                .containsExactly("released", "access", "pricing", "open_source_status", "score", "expectation");
        assertThat(lines.getFirst().at("/sentence").asString()).isEqualTo("digest/a (digest) is released");
    }

    @Test
    void what_only_says_again_what_was_known_is_left_out() {
        record(released("retold/m", "2026-03-01"));
        var first = record(price("retold/m", "2026-05-01", "5").by("paper-a", "press"));
        for (var paper : List.of("paper-b", "paper-c", "paper-d", "paper-e")) {
            record(price("retold/m", "2026-05-01", "5").by(paper, "press"));
        }
        var lines = lines("/v1/digest?organisation=retold&after=" + (position(first) - 1));
        assertThat(texts(lines, "/event_id")).containsExactly(id(first).toString());
    }

    @Test
    void a_change_tells_what_was_answered_before() {
        record(released("changed/m", "2026-03-01"), price("changed/m", "2026-05-01", "5"));
        var second = record(price("changed/m", "2026-06-01", "4"));
        var line = only("/v1/digest?organisation=changed&after=" + (position(second) - 1));
        assertThat(line.at("/previous/prices/0/amount").asString()).isEqualTo("5");
        assertThat(line.at("/current/prices/0/amount").asString()).isEqualTo("4");
        assertThat(line.at("/sentence").asString()).contains("output $5 → $4 (−20%)");
        assertThat(line.at("/percent").asInt()).isEqualTo(-20);
    }

    @Test
    void a_correction_and_a_retraction_are_news() {
        record(released("amended/m", "2026-03-01"));
        var wrong = record(price("amended/m", "2026-05-01", "5"));
        var right = correct(wrong, price("amended/m", "2026-05-01", "6"));
        var corrected = only("/v1/digest?organisation=amended&after=" + position(wrong));
        assertThat(corrected.at("/sentence").asString())
                .startsWith("Correction (it was wrong)")
                .contains("6");
        assertThat(corrected.at("/previous/prices/0/amount").asString()).isEqualTo("5");
        assertThat(corrected.at("/fact").asString()).isEqualTo("pricing");
        retract(right);
        var retracted = only("/v1/digest?organisation=amended&after=" + position(right));
        assertThat(retracted.at("/sentence").asString()).startsWith("Retraction");
        assertThat(retracted.at("/previous/prices/0/amount").asString()).isEqualTo("6");
        assertThat(retracted.at("/current").isNull()).isTrue();
    }

    @Test
    void a_dispute_is_news_and_says_what_the_tracker_answers() {
        record(released("disputed-digest/m", "2026-03-01"));
        var official = record(access("disputed-digest/m", "2026-04-01", "private_preview"));
        record(access("disputed-digest/m", "2026-07-01", "general_availability").by("a-paper", "press"));
        var line = only("/v1/digest?organisation=disputed-digest&after=" + position(official));
        assertThat(line.at("/disputed").asBoolean()).isTrue();
        assertThat(line.at("/current/state").asString()).isEqualTo("private_preview");
        assertThat(markdown("/v1/digest?organisation=disputed-digest&after=" + position(official)))
                .contains("sources disagree.");
    }

    @Test
    void the_head_names_the_organisation_as_it_is_called() {
        var registered = record(Envelope.about(
                "organisation",
                "named-digest",
                "organisation.registered",
                "{'name': 'Named Company', 'roles': ['lab']}"));
        record(released("named-digest/m", "2026-03-01"));
        var path = "/v1/digest?organisation=named-digest&after=" + (position(registered) - 1);
        assertThat(markdown(path)).contains("at Named Company after position");
        assertThat(get(path).json().at("/organisations/0").asString()).isEqualTo("named-digest");
    }

    @Test
    void a_price_that_comes_later_than_announced_is_news_for_the_days_between() {
        record(released("postponed/m", "2026-03-01"), price("postponed/m", "2026-03-01", "5"));
        var announced = record(price("postponed/m", "2026-12-01", "4").seen("2026-05-01"));
        correct(announced, price("postponed/m", "2027-01-15", "4").seen("2026-05-02"));
        var line = only("/v1/digest?organisation=postponed&after=" + position(announced));
        assertThat(line.at("/at").asString()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(line.at("/previous/prices/0/amount").asString()).isEqualTo("4");
        assertThat(line.at("/current/prices/0/amount").asString()).isEqualTo("5");
        assertThat(markdown("/v1/digest?organisation=postponed&after=" + position(announced)))
                .contains("The answer for 2026-12-01: before, ");
    }

    @Test
    void a_dispute_that_begins_because_a_source_says_the_same_still_is_news_about_the_model() {
        record(
                released("revived/m", "2026-03-01"),
                price("revived/m", "2026-04-01", "5").by("old-list", "catalogue"),
                price("revived/m", "2026-05-01", "6").by("new-list", "catalogue"));
        long before = head();
        var confirmed = record(Envelope.confirmed("old-list", "2026-06-01"));
        var line = only("/v1/digest?organisation=revived&after=" + before);
        assertThat(line.at("/event_id").asString()).isEqualTo(id(confirmed).toString());
        assertThat(line.at("/fact").asString()).isEqualTo("pricing");
        assertThat(line.at("/disputed").asBoolean()).isTrue();
        assertThat(texts(data("/v1/digest?organisation=revived&after=" + before), "/subjects/0/subject"))
                .containsExactly("revived/m");
        retract(confirmed);
        var over = only("/v1/digest?organisation=revived&after=" + position(confirmed));
        assertThat(over.at("/disputed").asBoolean()).isFalse();
        assertThat(lines("/v1/digest?organisation=nobody-else&after=" + before)).isEmpty();
    }

    @Test
    void what_is_long_past_comes_last_and_the_newest_first() {
        record(released("old-news/m", "2026-03-01"));
        long before = head();
        var today = clock.instant().toString().substring(0, 10);
        record(
                price("old-news/m", "2025-01-01", "5"),
                status("old-news/m", today, "closed"),
                price("old-news/m", "2025-02-01", "4"));
        var lines = lines("/v1/digest?organisation=old-news&after=" + before);
        assertThat(texts(lines, "/importance")).containsExactly("openness", "price");
        assertThat(lines.stream().map(line -> line.path("historical").asBoolean()))
                .containsExactly(false, true);
        assertThat(texts(lines, "/effective")).containsExactly(today, "2025-02-01");
    }

    @Test
    void a_day_of_recording_that_is_over_has_one_digest_for_ever() {
        record(released("over/m", "2026-03-01"));
        var day = clock.instant().toString().substring(0, 10);
        var path = "/v1/digest?organisation=over&from=%s&to=%s".formatted(day, day);
        assertThat(get(path).header("Cache-Control")).isEqualTo("no-cache");
        later(Duration.ofDays(1));
        var first = get(path);
        record(price("over/m", "2026-05-01", "5"));
        later(Duration.ofDays(1));
        var second = get(path);
        assertThat(second.body()).isEqualTo(first.body()).contains("over/m");
        assertThat(second.header("Cache-Control")).contains("immutable");
    }

    @Test
    void the_same_stretch_is_the_same_bytes_whatever_is_recorded_later() {
        var first = record(released("bytes/m", "2026-03-01"));
        var last = record(price("bytes/m", "2026-05-01", "5"));
        var stretch = "after=%d&as_of=%d".formatted(position(first) - 1, position(last));
        for (var format : List.of("json", "md", "html")) {
            var path = "/v1/digest?organisation=bytes&" + stretch + "&format=" + format;
            var before = get(path);
            correct(
                    record(price("bytes/m", "2026-05-0" + (2 + format.length()), "5.5")),
                    price("bytes/m", "2026-05-02", "7"));
            later(Duration.ofDays(1));
            var after = get(path);
            assertThat(after.body()).isEqualTo(before.body()).contains("bytes/m");
            assertThat(after.header("Cache-Control")).contains("immutable");
        }
    }

    @Test
    void a_digest_without_an_end_names_its_end_so_that_the_next_goes_on_there() {
        record(released("endless/m", "2026-03-01"));
        var digest = get("/v1/digest?organisation=endless").json();
        long end = digest.at("/as_of").asLong();
        assertThat(end).isEqualTo(head());
        assertThat(lines("/v1/digest?organisation=endless&after=" + end)).isEmpty();
        record(price("endless/m", "2026-05-01", "5"));
        assertThat(lines("/v1/digest?organisation=endless&after=" + end)).hasSize(1);
    }

    @Test
    void a_stretch_is_given_by_dates_of_recording_or_of_the_world() {
        record(released("dated/m", "2026-03-01"));
        later(Duration.ofDays(3));
        var today = clock.instant().toString().substring(0, 10);
        record(price("dated/m", "2026-05-01", "5"));
        later(Duration.ofDays(1));
        record(status("dated/m", "2026-05-05", "closed"));
        assertThat(only("/v1/digest?organisation=dated&from=%s&to=%s".formatted(today, today))
                        .at("/fact")
                        .asString())
                .isEqualTo("pricing");
        assertThat(only("/v1/digest?organisation=dated&from=2026-05-04&to=2026-05&axis=effective")
                        .at("/fact")
                        .asString())
                .isEqualTo("open_source_status");
    }

    private void shop(String output, int number, String day) {
        record(price("story/big", day, output)
                .with("/data/provider", "digest-shop-" + number)
                .with("/data/channel", "aggregator"));
    }

    @Test
    void the_story_comes_first_with_one_line_for_a_model_and_a_fact_and_a_head_of_counts() {
        record(released("story/big", "2026-03-01"), released("story/small", "2026-03-01"));
        record(price("story/big", "2026-10-01", "8"), price("story/small", "2026-10-01", "5"));
        shop("9", 1, "2026-10-01");
        long before = head();
        var today = clock.instant().toString().substring(0, 10);
        record(released("story/new", today));
        record(price("story/small", today, "4"));
        shop("1", 1, today);
        shop("3", 2, today);
        record(price("story/big", today, "2"));
        var path = "/v1/digest?organisation=story&after=" + before;
        var digest = get(path).json();
        assertThat(digest.path("counts")).isEqualTo(Envelope.tree("{'release': 1, 'price_cut': 2}"));
        assertThat(digest.path("count").asInt()).isEqualTo(3);
        var lines = lines(path);
        assertThat(texts(lines, "/percent")).containsExactlyInAnyOrder("-75.0", "-20.0", "");
        assertThat(lines.getFirst().path("folded").asInt()).isEqualTo(2);
        var text = markdown(path).lines().filter(line -> !line.isEmpty()).toList();
        assertThat(text.get(2)).isEqualTo("1 release, 2 price cuts.");
        assertThat(text.get(3)).contains("story/big").contains("\\$8 → \\$2").contains("2 other changes of it");
        assertThat(text.get(4) + text.get(5)).contains("story/new").contains("story/small");
    }

    @Test
    void what_finds_no_room_is_counted_and_linked() {
        long before = head();
        for (int n = 0; n < 12; n++) {
            record(released("roomy/m" + n, "2026-06-01"));
        }
        var path = "/v1/digest?organisation=roomy&after=" + before;
        var digest = get(path + "&limit=10").json();
        assertThat(digest.path("left_out").asInt()).isEqualTo(2);
        assertThat(lines(path + "&limit=10")).hasSize(10);
        var more = digest.path("more").asString().replace("http://localhost:8080", "");
        assertThat(lines(more)).hasSize(12);
        assertThat(markdown(path + "&limit=10").lines()).hasSizeLessThanOrEqualTo(10);
        assertThat(markdown(path + "&limit=10")).contains("more: [all](");
        assertThat(lines(path + "&importance=price")).isEmpty();
        assertThat(lines(path + "&type=model.released&limit=3")).hasSize(3);
        assertThat(lines(path + "&type=pricing.changed")).isEmpty();
        for (var wrong : List.of("limit=0", "limit=1001", "limit=x", "importance=zzz", "type=zzz")) {
            assertThat(anybody().get(path + "&" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void what_ends_by_itself_is_in_the_digest_of_its_day_and_of_no_other() {
        record(released("ending/m", "2026-03-01"));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var last = today.plusDays(2).toString();
        record(price("ending/m", today.toString(), "5")
                .withJson("/data/prices/0/conditions", "{'until': '%s'}".formatted(last)));
        later(Duration.ofDays(6));
        var end = today.plusDays(3).toString();
        for (var axis : List.of("recorded", "effective")) {
            var line = only("/v1/digest?organisation=ending&from=%s&to=%s&axis=%s".formatted(end, end, axis));
            assertThat(line.path("due").asString()).isEqualTo(end + "T00:00:00Z");
            assertThat(line.path("sentence").asString()).contains("ends");
            assertThat(line.at("/current/disclosure").asString()).isEqualTo("expired");
            var next = today.plusDays(4);
            assertThat(lines("/v1/digest?organisation=ending&from=%s&to=%s&axis=%s".formatted(next, next, axis)))
                    .isEmpty();
        }
    }

    @Test
    void every_citation_resolves() {
        record(
                released("cited/m", "2026-03-01"),
                price("cited/m", "2026-05-01", "5").with("/source/url", "https://paper.example/a_(b)?c=1&d=2"));
        var links = LINK.matcher(markdown("/v1/digest?organisation=cited"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(links).contains("https://paper.example/a_%28b%29?c=1&d=2");
        var events = links.stream().filter(link -> link.contains("/events/")).toList();
        assertThat(events).hasSize(3);
        events.forEach(link -> get(link.replace("http://localhost:8080", "")));
        assertThat(links).contains("http://localhost:8080/models/cited/m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*_[]<>|", "<script>alert(1)</script>", "[x](javascript:y)", "a | b\n# c"})
    void names_come_out_literal(String name) {
        var model = "literal/m-" + Integer.toHexString(name.hashCode());
        var event = record(released(model, "2026-03-01").with("/data/name", name));
        var path = "/v1/digest?organisation=literal&after=" + (position(event) - 1);
        assertThat(markdown(path)).doesNotContain(" " + name + " ");
        assertThat(get(path + "&format=html").body())
                .contains(name.replace("\n", " ").replace("<", "&lt;").replace(">", "&gt;") + " (literal)")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"after=x", "after=-1", "from=yesterday", "to=2026-13", "axis=sideways", "organization=meta"})
    void a_faulty_parameter_is_named(String query) {
        var answer = anybody().get("/v1/digest?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    private String markdown(String path) {
        var answer = get(path + "&format=md");
        assertThat(answer.header("Content-Type")).startsWith("text/markdown");
        return answer.body();
    }

    private JsonNode only(String path) {
        var lines = lines(path);
        assertThat(lines).as(path).hasSize(1);
        return lines.getFirst();
    }

    private List<JsonNode> lines(String path) {
        var lines = new ArrayList<JsonNode>();
        data(path)
                .forEach(organisation -> organisation
                        .path("subjects")
                        .forEach(subject -> subject.path("lines").forEach(lines::add)));
        return lines;
    }
}
