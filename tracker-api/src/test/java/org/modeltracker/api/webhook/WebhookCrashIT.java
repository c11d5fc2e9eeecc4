package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import com.standardwebhooks.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.modeltracker.api.webhook.Receiver.Request;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.FaultRow;
import tools.jackson.databind.json.JsonMapper;

/**
 * The power cord is pulled: in turn the moment that events are committed, before anybody can have promised them, and the moment that an answer has
 * gone out, before anybody can have kept it. The clock is the system's, so the official library verifies as it does for anybody.
 */
class WebhookCrashIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** An attempt that the machine was too busy for timed out, and an overloaded endpoint is given a minute. */
    private static final Duration TWICE_OVERLOADED = Duration.ofSeconds(150);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.fresh();
    private final List<String> recorded = new ArrayList<>();

    @Test
    void after_kill_9_every_subscriber_gets_every_event_at_least_once() throws Exception {
        cycles(2, 40);
    }

    @Test
    @FaultRow(
            fault = "kill -9 of a node that sends",
            checked = "every subscriber gets every event at least once",
            times = 50)
    void after_50_times_kill_9_under_load_every_subscriber_gets_every_event_at_least_once() throws Exception {
        cycles(50, 200);
    }

    private ChildService start() throws Exception {
        return ChildService.start(
                directory,
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        database.url(),
                        "SPRING_DATASOURCE_USERNAME",
                        database.username(),
                        "SPRING_DATASOURCE_PASSWORD",
                        database.password(),
                        "TRACKER_WEBHOOKS_KEY",
                        ApiContext.WEBHOOKS_KEY,
                        "TRACKER_WEBHOOKS_ALLOWED_NETWORKS",
                        "127.0.0.1/32",
                        "TRACKER_WEBHOOKS_DEADLINE",
                        "1s"));
    }

    private void cycles(int cycles, int events) throws Exception {
        var service = start();
        try (var all = new Receiver();
                var some = new Receiver()) {
            var allSecret = subscribe(service.http(), all, "");
            var someSecret = subscribe(service.http(), some, ",\"models\":[\"crash/even-*\"]");
            for (int cycle = 0; cycle < cycles; cycle++) {
                int seen = all.news().size();
                int seenBySome = some.news().size();
                crash(service, cycle, events, all);
                service = start();
                eventually(
                        "every event at both, after cycle " + cycle,
                        TWICE_OVERLOADED,
                        () -> ids(all).containsAll(recorded) && ids(some).containsAll(even()));
                verify(all, seen, allSecret);
                verify(some, seenBySome, someSecret);
            }
            assertThat(ids(some)).containsExactlyInAnyOrderElementsOf(even());
            assertRepeatsCanBeTold(all);
            assertRepeatsCanBeTold(some);
        } finally {
            service.close();
        }
    }

    /** Even cycles: when events are committed. Odd ones: when the receiver has answered a few. */
    private void crash(ChildService service, int cycle, int events, Receiver receiver) throws Exception {
        var answered = new CountDownLatch(cycle % 2 == 0 ? 0 : 5);
        receiver.answersBy(request -> {
            answered.countDown();
            return new Reply(204, "");
        });
        var answer = service.http().ndjson("/v1/events", lines(cycle, events));
        answered.await(20, TimeUnit.SECONDS);
        service.kill();
        answer.body().lines().map(JSON::readTree).forEach(line -> {
            assertThat(line.path("status").asInt()).isEqualTo(201);
            recorded.add(line.path("id").asString());
        });
    }

    private static String lines(int cycle, int events) {
        var today = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        return IntStream.range(0, events)
                .mapToObj(i -> Envelope.released(
                                "crash/%s-%d-%d".formatted(i % 2 == 0 ? "even" : "odd", cycle, i), today)
                        .toString())
                .collect(Collectors.joining("\n"));
    }

    /** Every other one. */
    private List<String> even() {
        return IntStream.range(0, recorded.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(recorded::get)
                .toList();
    }

    private static String subscribe(Http http, Receiver receiver, String more) {
        var made = http.post("/v1/webhooks", "{\"url\":\"%s\"%s}".formatted(receiver.url(), more));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        eventually(
                "consent",
                () -> http.get("/v1/webhooks/" + made.at("/id")).at("/status").equals("active"));
        return made.at("/secret");
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.news().stream()
                .map(news -> news.json().at("/data/id").asString())
                .distinct()
                .toList();
    }

    private static void verify(Receiver receiver, int from, String secret) throws Exception {
        var verifier = new Webhook(secret);
        for (var news : receiver.news().stream().skip(from).toList()) {
            verifier.verify(news.body(), headers(news));
        }
    }

    private static void assertRepeatsCanBeTold(Receiver receiver) {
        var bodies = new TreeMap<String, String>();
        for (var news : receiver.news()) {
            var before = bodies.put(news.header("webhook-id"), news.body());
            assertThat(before == null || before.equals(news.body())).isTrue();
        }
        assertThat(bodies).hasSize(ids(receiver).size());
    }

    private static Map<String, List<String>> headers(Request news) {
        var headers = new TreeMap<String, List<String>>();
        news.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return headers;
    }
}
