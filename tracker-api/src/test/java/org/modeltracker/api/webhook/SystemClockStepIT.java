package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.FaultRow;

/** The clock of the operating system is set back an hour under a running service, and forward again: by libfaketime, where it is installed. */
@FaultRow(
        fault = "clock of the system 1 h back and forward",
        checked = "news at once and each once, answers stay",
        times = 3)
class SystemClockStepIT {

    private static final Path LIBRARY =
            Path.of(System.getProperty("faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"));

    /** A machine that is busy is given more than the two to four seconds that deliveries take. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void news_is_sent_at_once_and_answers_stay_whichever_way_the_clock_is_set() throws Exception {
        assumeTrue(Files.exists(LIBRARY), "needs libfaketime: install the Debian package faketime, or set -Dfaketime");
        setClock("+0");
        var service = start();
        try (var receiver = new Receiver()) {
            var http = service.http();
            subscribe(http, receiver);
            record(http, "before");
            receiver.awaitNews(1);
            var instant = http.get("/v1/events?limit=100")
                    .json()
                    .at("/data")
                    .valueStream()
                    .toList()
                    .getLast();
            var question = "/v1/models?as_of=" + instant.path("recorded_at").asString();
            var answer = http.get(question).body();
            int news = 1;
            for (var step : new String[] {"-3600", "+3600", "+0"}) {
                setClock(step);
                int next = ++news;
                record(http, "clock-" + next);
                eventually("news at " + step, SOON, () -> receiver.news().size() >= next);
                assertThat(http.get(question).body()).as("at " + step).isEqualTo(answer);
            }
            assertThat(receiver.news()).as("each once").hasSize(news);
        } finally {
            service.close();
        }
    }

    private void setClock(String step) throws Exception {
        Files.writeString(directory.resolve("clock"), step + "\n");
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
                        "LD_PRELOAD",
                        LIBRARY.toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        directory.resolve("clock").toString(),
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0",
                        "FAKETIME_NO_CACHE",
                        "1"));
    }

    private static void subscribe(Http http, Receiver receiver) {
        var made = http.post("/v1/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        eventually(
                "consent",
                () -> http.get("/v1/webhooks/" + made.at("/id")).at("/status").equals("active"));
    }

    private static void record(Http http, String model) {
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        assertThat(http.post(
                                "/v1/events",
                                Envelope.released("system-clock/" + model, yesterday)
                                        .toString(),
                                "Prefer",
                                "wait=10")
                        .status())
                .isEqualTo(201);
    }
}
