package org.modeltracker.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;

/** The calendar, as two programs of others read it. */
class CalendarIT extends ApiContext {

    @Test
    void what_was_announced_ahead_stands_on_its_day() {
        record(
                released("cal-price/m", "2026-03-01"),
                price("cal-price/m", "2026-09-01", "5").seen("2026-07-01"),
                access("cal-price/m", "2027-02-01", "retired").seen("2026-07-01"),
                price("cal-price/m", "2026-04-01", "4"));
        var events = events("organisation=cal-price");
        assertThat(events).extracting(CalendarIT::start).containsExactly("2026-09-01", "2027-02-01");
        assertThat(events).extracting(CalendarIT::end).containsExactly("2026-09-02", "2027-02-02");
        assertThat(events).extracting(event -> event.getStatus().getValue()).containsOnly("CONFIRMED");
        assertThat(events.getLast().getSummary().getValue()).contains("retired");
        assertThat(events.getLast().getUrl().getValue()).isEqualTo("http://localhost:8080/models/cal-price/m");
    }

    @Test
    void a_vague_window_spans_its_days_and_words_have_no_place() {
        record(
                released("cal-window/m", "2026-03-01"),
                expectation("cal-window/m", "2026-Q4").by("a-paper", "press"),
                expectation("cal-window/m", "coming weeks"));
        var events = events("organisation=cal-window");
        assertThat(events).hasSize(1);
        assertThat(start(events.getFirst())).isEqualTo("2026-10-01");
        assertThat(end(events.getFirst())).isEqualTo("2027-01-01");
        assertThat(events.getFirst().getStatus().getValue()).isEqualTo("TENTATIVE");
    }

    @Test
    void a_correction_keeps_the_uid_and_raises_the_sequence() {
        record(released("cal-moved/m", "2026-03-01"));
        var first = record(price("cal-moved/m", "2026-09-01", "5").seen("2026-07-01"));
        var uid = events("organisation=cal-moved").getFirst().getUid().getValue();
        later(Duration.ofHours(1));
        var second = correct(first, price("cal-moved/m", "2026-10-01", "5").seen("2026-07-02"));
        correct(second, price("cal-moved/m", "2026-11-15", "5").seen("2026-07-03"));
        var events = events("organisation=cal-moved");
        assertThat(events).hasSize(1);
        var moved = events.getFirst();
        assertThat(moved.getUid().getValue()).isEqualTo(uid).isEqualTo(id(first).toString());
        assertThat(moved.getSequence().getValue()).isEqualTo(2);
        assertThat(start(moved)).isEqualTo("2026-11-15");
        assertThat(moved.getLastModified().getValue())
                .isAfter(moved.getCreated().getValue());
    }

    @Test
    void what_was_taken_back_stays_as_cancelled() {
        record(released("cal-cancelled/m", "2026-03-01"));
        var retracted = record(price("cal-cancelled/m", "2026-09-01", "5").seen("2026-07-01"));
        var undated = record(expectation("cal-cancelled/m", "2026-12"));
        var voided = record(expectation("cal-cancelled/m", "2027-01"));
        var met = record(expectation("cal-cancelled/m", "2027-02"));
        retract(retracted);
        correct(undated, expectation("cal-cancelled/m", "some day"));
        record(resolution(voided, "void"), resolution(met, "met"));
        var events = events("organisation=cal-cancelled");
        assertThat(events)
                .extracting(event -> event.getStatus().getValue())
                .containsExactly("CANCELLED", "CANCELLED", "CANCELLED", "CONFIRMED");
        assertThat(events).extracting(event -> event.getSequence().getValue()).containsOnly(1);
        assertThat(events)
                .extracting(CalendarIT::start)
                .containsExactly("2026-09-01", "2026-12-01", "2027-01-01", "2027-02-01");
        assertThat(events.getLast().getDescription().getValue()).contains("met");
    }

    @Test
    void what_was_called_off_by_mistake_is_on_again_and_its_sequence_only_rises() {
        record(released("cal-again/m", "2026-03-01"));
        var stated = record(expectation("cal-again/m", "2026-12"));
        var voided = record(resolution(stated, "void"));
        assertThat(only("cal-again")).isEqualTo("CANCELLED 1");
        retract(voided);
        assertThat(only("cal-again")).isEqualTo("CONFIRMED 2");
        var met = record(resolution(stated, "met"));
        assertThat(only("cal-again")).isEqualTo("CONFIRMED 3");
        correct(met, resolution(stated, "void"));
        assertThat(only("cal-again")).isEqualTo("CANCELLED 4");
    }

    @Test
    void a_window_that_was_words_at_first_has_its_place_once_it_is_a_date() {
        record(released("cal-words/m", "2026-03-01"));
        var words = record(expectation("cal-words/m", "soon"));
        assertThat(CalendarReader.built(get("/feeds/calendar.ics?organisation=cal-words")
                                .body())
                        .getComponents("VEVENT"))
                .isEmpty();
        correct(words, expectation("cal-words/m", "2026-12"));
        assertThat(only("cal-words")).isEqualTo("CONFIRMED 1");
    }

    @Test
    void lines_have_75_octets_at_most_whatever_is_in_them() {
        record(
                released("cal-octets/m", "2026-03-01"),
                price("cal-octets/m", "2026-12-01", "5")
                        .seen("2026-07-01")
                        .with(
                                "/source/title",
                                "\u201cWhat it costs\u201d \ud83d\ude80 "
                                        .repeat(8)
                                        .strip()));
        var calendar = get("/feeds/calendar.ics?organisation=cal-octets").body();
        assertThat(calendar.replace("\r\n ", ""))
                .contains("\u201cWhat it costs\u201d \ud83d\ude80 \u201cWhat it costs\u201d");
        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void what_is_only_hoped_is_tentative() {
        record(
                released("cal-hope/m", "2026-03-01"),
                expectation("cal-hope/m", "2026-12").with("/data/commitment", "hope"));
        assertThat(only("cal-hope")).isEqualTo("TENTATIVE 0");
    }

    private String only(String organisation) {
        var events = events("organisation=" + organisation);
        assertThat(events).hasSize(1);
        return events.getFirst().getStatus().getValue() + " "
                + events.getFirst().getSequence().getValue();
    }

    @Test
    void an_unchanged_calendar_is_not_sent_again_and_one_of_the_past_stays() {
        record(released("cal-past/m", "2026-03-01"));
        var first = record(price("cal-past/m", "2026-09-01", "5").seen("2026-07-01"));
        var path = "/feeds/calendar.ics?model=cal-past/m";
        var now = get(path);
        assertThat(now.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(anybody().get(path, "If-None-Match", now.header("ETag")).status())
                .isEqualTo(304);
        var past = get(path + "&as_of=" + position(first)).body();
        retract(first);
        assertThat(get(path + "&as_of=" + position(first)).body()).isEqualTo(past);
        assertThat(anybody().get(path, "If-None-Match", now.header("ETag")).status())
                .isEqualTo(200);
    }

    @Test
    void a_calendar_without_dates_is_a_calendar() {
        var text = get("/feeds/calendar.ics?organisation=nobody-at-all").body();
        assertThat(CalendarReader.built(text).getComponents("VEVENT")).isEmpty();
        assertThat(CalendarReader.built(text).getComponents("VTIMEZONE"))
                .as("RFC 5545 wants one component")
                .hasSize(1);
    }

    private List<VEvent> events(String query) {
        return CalendarReader.read(get("/feeds/calendar.ics?" + query).body());
    }

    private static String start(VEvent event) {
        assertThat(event.getDateStart().getValue().hasTime()).isFalse();
        return event.getDateStart().getValue().getRawComponents().toString(false, true);
    }

    private static String end(VEvent event) {
        return event.getDateEnd().getValue().getRawComponents().toString(false, true);
    }

    private static Envelope expectation(String model, String window) {
        return Envelope.of(
                "expectation.stated",
                model,
                "2026-05-01",
                "{'about': 'pricing', 'expected': 'lower', 'window': '%s', 'commitment': 'firm'}".formatted(window));
    }

    private static Envelope resolution(JsonNode expectation, String outcome) {
        return Envelope.of(
                "expectation.resolved",
                expectation.path("model").asString(),
                "2026-10-01",
                "{'expectation': '%s', 'outcome': '%s'}".formatted(id(expectation), outcome));
    }
}
