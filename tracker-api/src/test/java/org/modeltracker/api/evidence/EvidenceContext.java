package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.background.PollingLoop;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A tracker that keeps and watches pages of this machine. Each test has a site of its own. */
@Timeout(120)
abstract class EvidenceContext {

    protected static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    protected static SecondTracker tracker;

    protected PageServer site;

    @BeforeAll
    static void start() {
        tracker = start(TestDatabase.fresh());
    }

    protected static SecondTracker start(TestDatabase database) {
        return start(database, "0s");
    }

    /** @param spacing between two pages of one host */
    protected static SecondTracker start(TestDatabase database, String spacing) {
        return SecondTracker.start(
                database,
                NOW,
                "--tracker.rate-limit=off",
                "--tracker.pages.allowed-networks=127.0.0.1/32",
                "--tracker.pages.keep-evidence=true",
                "--tracker.pages.watch=true",
                "--tracker.pages.deadline=2s",
                "--tracker.pages.most-bytes=400KB",
                "--tracker.pages.spacing=" + spacing);
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @BeforeEach
    void open() {
        site = new PageServer();
    }

    @AfterEach
    void close() {
        data("/v1/watches?limit=100").forEach(watch -> http().delete("/v1/watches/" + id(watch)));
        site.close();
    }

    protected static Http http() {
        return tracker.http();
    }

    protected static JdbcTemplate jdbc() {
        return tracker.context().getBean(JdbcTemplate.class);
    }

    /** Moves the clock once no fetch is under way, whose lease would end. */
    protected static void later(Duration by) {
        eventually(
                "no page is being fetched",
                () -> jdbc().queryForObject("select count(*) from work.page where lease is not null", Long.class) == 0);
        tracker.context().getBean(TestClock.class).advance(by);
        tracker.context().getBean(PollingLoop.class).wake();
    }

    protected static List<JsonNode> data(String path) {
        return http().get(path).json().path("data").valueStream().toList();
    }

    protected static String id(JsonNode item) {
        return item.path("id").asString();
    }

    protected Answer asked(String fields) {
        return http().post("/v1/watches", "{\"publisher\":\"a-vendor\",\"about\":\"pricing\",%s}".formatted(fields));
    }

    /** A watch of a page, once it has been fetched for the first time. */
    protected String watch(String path) {
        var made = asked("\"url\":\"%s\"".formatted(site.url(path)));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return fetched(made.at("/id"));
    }

    /** As often as a page with this id was asked for. */
    protected static String fetched(String watch) {
        eventually("a fetch", () -> {
            var now = http().get("/v1/watches/" + watch).json();
            return Instant.parse(now.path("next_at").asString())
                            .isAfter(tracker.context().getBean(TestClock.class).instant())
                    && isIdle(watch);
        });
        return watch;
    }

    private static boolean isIdle(String watch) {
        return jdbc().queryForObject(
                                "select count(*) from work.page where id = ?::uuid and lease is null",
                                Long.class,
                                watch)
                == 1;
    }

    protected static List<JsonNode> reviews(String url) {
        return data("/v1/reviews?limit=100").stream()
                .filter(review -> review.path("url").asString().equals(url))
                .toList();
    }
}
