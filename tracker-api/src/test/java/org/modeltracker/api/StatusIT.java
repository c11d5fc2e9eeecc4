package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Http.Answer;

/** Those who run the tracker read how far it is, as JSON, as metrics and on a page. */
class StatusIT extends ApiContext {

    @Test
    void every_event_is_counted_in_the_views_and_in_the_webhooks() {
        long position = position(record(Envelope.released("status/m" + UUID.randomUUID(), "2026-04-01")));
        eventually(
                "all have read the event",
                () -> position(status(), "/position") >= position
                        && position(status(), "/views/position") >= position
                        && position(status(), "/webhooks/log/position") >= position);
    }

    @Test
    void a_live_stream_is_counted() throws Exception {
        long before = position(status(), "/live_streams");
        try (var socket = RawHttp.connect(port, "127.0.0.1")) {
            RawHttp.send(
                    socket,
                    "GET /v1/events?publisher=nobody HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");
            eventually("one more stream", () -> position(status(), "/live_streams") > before);
        }
    }

    @Test
    void prometheus_reads_each_figure_with_its_help() {
        var metrics = anybody().get("/actuator/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        for (var name : List.of(
                "tracker_events_total",
                "tracker_views_behind_events",
                "tracker_views_behind_seconds",
                "tracker_dead_letters",
                "tracker_webhooks_behind_events",
                "tracker_webhooks_waiting",
                "tracker_webhooks_late_seconds",
                "tracker_streams",
                "tracker_imports_running")) {
            assertThat(metrics.body()).contains("# HELP " + name + " ").containsPattern("(?m)^" + name + " \\d");
        }
    }

    @Test
    void the_page_says_the_same_in_words() {
        var page = Jsoup.parse(get("/status").body());
        assertThat(page.select("h1").text()).isEqualTo("Status");
        assertThat(page.select("tbody tr")).hasSizeGreaterThan(5);
        assertThat(page.select("main a[href=/actuator/prometheus]")).hasSize(1);
    }

    private Answer status() {
        return anybody().get("/v1/status");
    }

    private static long position(Answer status, String place) {
        assertThat(status.status()).as(status.body()).isEqualTo(200);
        return status.json().at(place).asLong();
    }
}
