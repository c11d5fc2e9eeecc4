package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Http;
import tools.jackson.databind.json.JsonMapper;

/** A tracker that fills itself: without a network it says so and shows its record; with one, it takes the present, then the past. */
class FillsItselfIT {

    private static final Instant FIRST = Instant.parse("2025-03-01T12:00:00Z");
    private static final int DAYS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String CUT_OFF = "The sources cannot be reached";

    @TempDir
    Path folder;

    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void without_a_network_it_says_so_and_with_one_it_is_full() throws Exception {
        int databasePort = ChildService.freePort();
        int port = ChildService.freePort();
        try (var prices = HistoryRepository.in(folder.resolve("prices"));
                var ratings = HistoryRepository.in(folder.resolve("ratings"))) {
            commit(prices, ratings);
            try (var service = ChildService.start(
                    folder,
                    settings(
                            databasePort,
                            port,
                            folder.resolve("none").toUri().toString(),
                            folder.resolve("none").toUri().toString()))) {
                eventually("it says so", LONGEST, () -> page(service.http()).contains(CUT_OFF));
                assertThat(service.http()
                                .get("/v1/models/meta/muse-spark/access")
                                .at("/data/0/state"))
                        .as("the record")
                        .isEqualTo("private_preview");
                assertThat(service.http().get("/").header("Cache-Control")).isEqualTo("no-store");
                assertThat(service.http().get("/?as_of=3").body()).doesNotContain(CUT_OFF);
            }
            fill(port, settings(databasePort, port, prices.url(), ratings.url()));
        }
    }

    private void fill(int port, Map<String, String> settings) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try {
                assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            var body = file(DAYS).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (var service = ChildService.start(folder, settings)) {
            eventually(
                    "a page says what it does",
                    LONGEST,
                    () -> page(service.http()).contains("Importing the present of llm-prices."));
            answered.countDown();
            eventually(
                    "the past is there",
                    LONGEST,
                    () -> price(service.http(), "2025-03-01").equals("1")
                            && price(service.http(), "2025-03-03").equals("3"));
            eventually(
                    "the ratings are there",
                    LONGEST,
                    () -> !service.http()
                            .get("/v1/models/openai/gpt-arena-one/benchmarks")
                            .json()
                            .path("data")
                            .isEmpty());
            eventually(
                    "the pages are quiet", LONGEST, () -> !page(service.http()).contains("class=\"filling\""));
            var runs = service.http().get("/v1/imports?limit=100").json().path("data");
            assertThat(runs.valueStream()
                            .filter(run -> run.path("state").asString().equals("done"))
                            .map(run -> run.path("source").asString() + " " + run.has("history")))
                    .containsExactlyInAnyOrder("llm-prices false", "llm-prices true", "arena true");
        } finally {
            server.stop(0);
        }
    }

    private static void commit(HistoryRepository prices, HistoryRepository ratings) {
        int day = 1;
        for (var at : DailyCatalogues.days(FIRST, DAYS)) {
            prices.commit(at, Map.of("data/openai.json", file(day)));
            var date = at.toString().substring(0, 10);
            ratings.commit(
                    at, ScoreFiles.ARENA.files(date, Map.of("gpt-arena-one", new ScoresOfThatDayIT.Told(50 + day, 3))));
            day++;
        }
    }

    private static String file(int price) {
        return PriceFiles.llmPrices(Map.of("gpt-filled", new DayFiles.Told(price, 9, "")))
                .get("data/openai.json")
                .replace('\'', '"');
    }

    private static String page(Http http) {
        return http.get("/").body();
    }

    private static String price(Http http, String day) {
        return http.get("/v1/models/openai/gpt-filled/pricing?observed_by=" + day)
                .at("/data/0/prices/0/amount");
    }

    private Map<String, String> settings(int databasePort, int port, String prices, String ratings) {
        var pull = Map.of(
                "llm-prices",
                Map.of("url", "http://127.0.0.1:%d/data.json".formatted(port), "past", past(prices)),
                "arena",
                Map.of("past", past(ratings)));
        var tracker = Map.of(
                "sources",
                "llm-prices,arena",
                "rate-limit",
                "off",
                "webhooks",
                Map.of("allowed-networks", "127.0.0.1/32"),
                "imports",
                Map.of("pull", pull));
        return Map.of(
                "SPRING_APPLICATION_JSON",
                JsonMapper.shared().writeValueAsString(Map.of("tracker", tracker)),
                "TRACKER_DATA_DIRECTORY",
                folder.resolve("data").toString(),
                "TRACKER_EMBEDDED_PORT",
                "" + databasePort);
    }

    private static List<Map<String, String>> past(String repository) {
        return List.of(Map.of("repository", repository, "path", "data"));
    }
}
