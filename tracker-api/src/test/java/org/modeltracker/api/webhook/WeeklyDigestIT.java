package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A digest once a week in the place of single events. */
class WeeklyDigestIT extends WebhookContext {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private TimedNews timed;

    /** On the day after tomorrow. */
    private String schedule() {
        var day = LocalDate.parse(today()).plusDays(2).getDayOfWeek().name().toLowerCase(Locale.ROOT);
        return "'schedule': {'digest': 'weekly', 'day': '%s', 'at': '08:00', 'time_zone': 'Europe/Paris'}"
                .formatted(day);
    }

    private void told(JsonNode webhook, int count) {
        eventually(count + " digests", () -> deliveries(webhook, "").size() == count);
    }

    @Test
    void changes_of_a_week_come_together_once_and_nothing_else() {
        record(Envelope.released(lab + "/one", today()), Envelope.price(lab + "/one", today(), "8"));
        settled();
        later(DAY);
        var webhook = subscribe(receiver, "'models': ['%s/*'], ".formatted(lab) + schedule());
        later(DAY);
        record(Envelope.price(lab + "/one", today(), "2"), Envelope.released(lab + "/two", today()));
        record(Envelope.released(lab + "-other/three", today()));
        settled();
        assertThat(deliveries(webhook, "")).isEmpty();
        later(DAY.multipliedBy(2));
        told(webhook, 1);
        var digest = receiver.awaitNews(1).getFirst().json();
        assertThat(digest.path("type").asString()).isEqualTo("digest.weekly");
        assertThat(digest.at("/data/count").asInt()).isEqualTo(2);
        assertThat(digest.at("/data/text").asString())
                .contains("1 release, 1 price cut.")
                .contains("\\$8 → \\$2")
                .doesNotContain("three");
        later(DAY.multipliedBy(2));
        timed.stop();
        record(Envelope.price(lab + "/one", today(), "1"));
        later(DAY.multipliedBy(20));
        timed.start();
        told(webhook, 2);
        assertThat(receiver.awaitNews(2).getLast().json().at("/data/count").asInt())
                .isEqualTo(1);
        later(DAY);
        timed.stop();
        timed.start();
        settled();
        assertThat(deliveries(webhook, "")).hasSize(2);
    }

    @Test
    void a_chat_gets_the_most_important_lines() {
        var body =
                "{'url': '%s', 'models': ['%s/*'], 'format': 'slack', %s}".formatted(receiver.url(), lab, schedule());
        var webhook = owner.post("/v1/webhooks", body.replace('\'', '"')).json();
        eventually("a ping", () -> !receiver.requests().isEmpty());
        var code = receiver.requests().getFirst().body().replaceFirst(".*code ([A-Z2-9]{24}).*", "$1");
        owner.post(path(webhook, "/consent"), "{\"code\":\"%s\"}".formatted(code));
        record(Envelope.released(lab + "/one", today()));
        later(DAY.multipliedBy(3));
        told(webhook, 1);
        eventually("it arrives", () -> receiver.requests().size() == 2);
        var text = receiver.requests().getLast().json().path("text").asString();
        assertThat(text)
                .startsWith("1 change this week:\n• ")
                .contains(lab + "/one")
                .contains("/digest?from=");
    }

    @Test
    void a_schedule_is_read_back_kept_and_taken_away() {
        var webhook = subscribe(receiver, schedule());
        assertThat(owner.get(path(webhook, "")).at("/schedule/time_zone")).isEqualTo("Europe/Paris");
        assertThat(patch(webhook, "{'description': 'the same'}").at("/schedule/at"))
                .isEqualTo("08:00");
        assertThat(patch(webhook, "{'schedule': null}").json().has("schedule")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /schedule/digest",
                "{'digest': 'weekly'} | /schedule/day",
                "{'digest': 'hourly', 'day': 'monday', 'at': '08:00'} | /schedule/digest",
                "{'digest': 'weekly', 'day': 'someday', 'at': '08:00'} | /schedule/day",
                "{'digest': 'weekly', 'day': 'monday', 'at': '8'} | /schedule/at",
                "{'digest': 'weekly', 'day': 'monday', 'at': '24:00'} | /schedule/at",
                "{'digest': 'weekly', 'day': 'monday', 'at': '08:00', 'time_zone': 'Mars/Base'} | /schedule/time_zone"
            })
    void a_schedule_that_never_comes_is_refused_by_its_place(String schedule, String pointer) {
        var body = "{'url': '%s', 'schedule': %s}".formatted(receiver.url(), schedule);
        var refused = owner.post("/v1/webhooks", body.replace('\'', '"'));
        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .contains(pointer);
    }
}
