package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.FaultRow;
import tools.jackson.databind.json.JsonMapper;

/** A node that never lives as long as its claims. */
@FaultRow(
        fault = "node killed again and again, sooner than its leases end",
        checked = "each life delivers, in the end all has arrived",
        times = 5)
class CrashLoopIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LIVES = 5;
    private static final int EVENTS = 100;

    /** No answer comes in time to be kept before the end of a life. */
    private static final Duration SLOW = Duration.ofMillis(500);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void in_a_crash_loop_shorter_than_a_claim_each_life_delivers_and_in_the_end_all_has_arrived() throws Exception {
        var service = start();
        try (var receiver = new Receiver()) {
            subscribe(service.http(), receiver);
            var slow = new AtomicBoolean(true);
            receiver.answersBy(request -> {
                if (slow.get()) {
                    LockSupport.parkNanos(SLOW.toNanos());
                }
                return new Reply(204, "");
            });
            var recorded = record(service.http());
            for (int life = 1; life <= LIVES; life++) {
                int before = ids(receiver).size();
                eventually(
                        "something new in life " + life,
                        Duration.ofSeconds(8),
                        () -> ids(receiver).size() > before);
                service.kill();
                service = start();
            }
            slow.set(false);
            eventually("all", Duration.ofSeconds(90), () -> ids(receiver).containsAll(recorded));
            assertThat(ids(receiver)).containsExactlyInAnyOrderElementsOf(recorded);
        } finally {
            service.close();
        }
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
                        "127.0.0.1/32"));
    }

    private static void subscribe(Http http, Receiver receiver) {
        var made = http.post("/v1/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        eventually(
                "consent",
                () -> http.get("/v1/webhooks/" + made.at("/id")).at("/status").equals("active"));
    }

    private static List<String> record(Http http) {
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        var lines = IntStream.range(0, EVENTS)
                .mapToObj(i -> Envelope.released("loop/m-" + i, yesterday).toString())
                .collect(Collectors.joining("\n"));
        return http.ndjson("/v1/events", lines)
                .body()
                .lines()
                .map(line -> JSON.readTree(line).path("id").asString())
                .toList();
    }

    private static Collection<String> ids(Receiver receiver) {
        return receiver.news().stream()
                .map(news -> news.json().at("/data/id").asString())
                .collect(Collectors.toSet());
    }
}
