package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.SecondTracker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What begins or ends by itself is news at its instant. */
class DueNewsIT extends WebhookContext {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private TimedNews timed;

    @Autowired
    private JdbcTemplate jdbc;

    private String day(int fromToday) {
        return LocalDate.parse(today()).plusDays(fromToday).toString();
    }

    private static Envelope costs(String model, String day, String input) {
        return Envelope.price(model, day, "12").withJson("/data/prices", """
                [{'component': 'input', 'amount': '%s', 'per': '1M_tokens'}, {'component': 'output', 'amount': '12', 'per': '1M_tokens'}]
                """.formatted(input));
    }

    private Envelope announced(String input, String from) {
        return costs(lab + "/one", from, input).seen(today());
    }

    /** Until the clock of the test has been followed. */
    private void followed() {
        eventually(
                "the clock is followed",
                () -> List.of("due", "reminders").stream().allMatch(name -> {
                    var seen = jdbc.queryForObject(
                            "select seen from work.clock_follower where name = ?", java.sql.Timestamp.class, name);
                    return seen != null
                            && Duration.between(seen.toInstant(), clock.instant())
                                            .compareTo(Duration.ofMinutes(2))
                                    < 0;
                }));
    }

    private void days(int count) {
        later(DAY.multipliedBy(count));
        followed();
    }

    private List<JsonNode> changes(JsonNode webhook) {
        settled();
        int promised = deliveries(webhook, "").size();
        return receiver.awaitNews(promised).stream().map(Receiver.Request::json).toList();
    }

    @Test
    void a_price_that_was_told_to_last_until_a_day_is_news_when_that_day_is_over() {
        record(Envelope.released(lab + "/one", today()));
        record(costs(lab + "/one", today(), "1")
                .with("/data/disclosure", "promotional")
                .withJson("/data/prices/0/conditions", "{'until': '%s'}".formatted(day(3)))
                .withJson("/data/prices/1/conditions", "{'until': '%s'}".formatted(day(3))));
        settled();
        followed();
        var end = day(4);
        var webhook = subscribe(receiver, "'models': ['%s/*'], 'types': ['pricing.changed']".formatted(lab));
        days(3);
        assertThat(changes(webhook)).isEmpty();
        days(1);
        eventually("the end is told", () -> !deliveries(webhook, "").isEmpty());
        var news = changes(webhook).getFirst();
        assertThat(news.path("type").asString()).isEqualTo("pricing.changed");
        assertThat(news.path("timestamp").asString()).isEqualTo(end + "T00:00:00Z");
        var change = news.at("/data/change");
        assertThat(change.path("at").asString()).isEqualTo(end + "T00:00:00Z");
        assertThat(change.at("/previous/prices/0/amount").asString()).isEqualTo("1");
        assertThat(change.at("/current/disclosure").asString()).isEqualTo("expired");
        assertThat(change.path("sentence").asString())
                .contains("promotional price")
                .contains("ends");
        days(1);
        assertThat(changes(webhook)).hasSize(1);
    }

    @Test
    void a_dated_retirement_and_an_announced_price_are_news_on_their_days_and_cross_lines() {
        record(
                Envelope.released(lab + "/one", today()),
                Envelope.access(lab + "/one", today(), "general_availability"),
                costs(lab + "/one", today(), "5"),
                announced("2.5", day(5)),
                Envelope.access(lab + "/one", day(9), "retired").seen(today()));
        settled();
        followed();
        var every = subscribe(receiver, "'models': ['%s/*']".formatted(lab));
        var alert = subscribe(
                receiver,
                "'models': ['%s/*'], 'when': [{'fact': 'pricing', 'component': 'input', 'crosses': 'below', 'amount': '3'}]"
                        .formatted(lab));
        days(5);
        eventually("the price is told", () -> deliveries(every, "").size() == 1);
        assertThat(deliveries(alert, "")).hasSize(1);
        var price = changes(every).getFirst().at("/data/change");
        assertThat(price.path("sentence").asString()).contains("$5 → $2.50 (−50%)");
        assertThat(price.at("/current/prices/0/amount").asString()).isEqualTo("2.5");
        days(4);
        eventually("the retirement is told", () -> deliveries(every, "").size() == 2);
        assertThat(deliveries(alert, "")).hasSize(1);
        assertThat(deliveries(every, "").getFirst().path("type").asString()).isEqualTo("api_access.changed");
        assertThat(deliveries(every, "").getFirst().path("sentence").asString()).contains("is retired");
    }

    @Test
    void what_is_corrected_before_its_day_is_told_on_the_new_day_alone() {
        record(Envelope.released(lab + "/one", today()), costs(lab + "/one", today(), "5"));
        var announced = record(announced("2", day(3)));
        correct(announced, announced("2", day(6)));
        settled();
        followed();
        var webhook = subscribe(receiver, "'models': ['%s/*']".formatted(lab));
        days(4);
        assertThat(deliveries(webhook, "")).isEmpty();
        days(2);
        eventually("the price is told", () -> deliveries(webhook, "").size() == 1);
    }

    @Test
    void what_came_while_no_node_was_running_is_told_once_afterwards_by_one_of_two_nodes() {
        record(
                Envelope.released(lab + "/one", today()),
                costs(lab + "/one", today(), "5"),
                announced("4", day(2)),
                announced("3", day(4)));
        settled();
        followed();
        var webhook = subscribe(receiver, "'models': ['%s/*']".formatted(lab));
        timed.stop();
        later(DAY.multipliedBy(3));
        timed.start();
        eventually("the first price is told", () -> deliveries(webhook, "").size() == 1);
        try (var other = SecondTracker.start(
                DATABASE,
                clock.instant(),
                "--tracker.rate-limit=off",
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY)) {
            later(DAY);
            other.context().getBean(org.modeltracker.core.TestClock.class).set(clock.instant());
            followed();
            eventually("the second price is told", () -> deliveries(webhook, "").size() == 2);
        }
        days(1);
        assertThat(deliveries(webhook, "")).hasSize(2);
        assertThat(changes(webhook).stream()
                        .map(news ->
                                news.at("/data/change/current/prices/0/amount").asString()))
                .containsExactly("4", "3");
    }

    @Test
    void a_reminder_is_sent_once_for_each_lead_over_a_restart_and_a_date_that_moves() {
        record(
                Envelope.released(lab + "/one", today()),
                Envelope.access(lab + "/one", today(), "general_availability"));
        var retires = Envelope.access(lab + "/one", day(100), "retired").seen(today());
        var told = record(retires);
        settled();
        followed();
        var webhook = subscribe(
                receiver,
                "'models': ['%s/*'], 'when': [{'fact': 'upcoming', 'days_before': [90, 30, 7]}]".formatted(lab));
        var without = subscribe(receiver, "'models': ['%s/*'], 'types': ['pricing.changed']".formatted(lab));
        days(9);
        assertThat(deliveries(webhook, "")).isEmpty();
        days(2);
        eventually("90 days before", () -> deliveries(webhook, "").size() == 1);
        var first = changes(webhook).getFirst();
        assertThat(first.path("type").asString()).isEqualTo("upcoming.reminder");
        assertThat(first.at("/data/days_before").asInt()).isEqualTo(90);
        assertThat(first.at("/data/kind").asString()).isEqualTo("retirement");
        timed.stop();
        later(DAY.multipliedBy(60));
        timed.start();
        eventually("30 days before", () -> deliveries(webhook, "").size() == 2);
        correct(told, retires.effective(day(50)).seen(today()));
        days(1);
        assertThat(deliveries(webhook, "")).as("of the new date, none is due").hasSize(2);
        days(20);
        eventually("30 days before the new date", () -> deliveries(webhook, "").size() == 3);
        days(23);
        eventually("7 days before the new date", () -> deliveries(webhook, "").size() == 4);
        days(10);
        assertThat(changes(webhook).stream()
                        .map(news -> news.at("/data/days_before").asInt()))
                .containsExactly(90, 30, 30, 7);
        assertThat(deliveries(without, "")).isEmpty();
        assertThat(Instant.parse(first.path("timestamp").asString())).isBefore(clock.instant());
    }
}
