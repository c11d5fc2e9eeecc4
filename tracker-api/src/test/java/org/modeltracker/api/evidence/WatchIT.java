package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Watched pages: a difference waits for somebody's decision, and nothing else happens. */
class WatchIT extends EvidenceContext {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String PRICES = "<h1>Prices</h1><p>Small: $%s</p><p>All prices in USD</p>";

    private void nextDay(String watch) {
        later(DAY);
        fetched(watch);
    }

    @Test
    void a_difference_is_put_up_for_review_with_the_passage_before_and_after() {
        long head = http().get("/v1/status").json().path("position").asLong();
        site.with("/prices", PRICES.formatted(2));
        var watch = watch("/prices");
        assertThat(reviews(site.url("/prices"))).as("the first text is none").isEmpty();
        site.with("/prices", PRICES.formatted(1));
        nextDay(watch);
        var review = reviews(site.url("/prices")).getFirst();
        assertThat(review.path("kind").asString()).isEqualTo("page_changed");
        assertThat(review.path("publisher").asString()).isEqualTo("a-vendor");
        assertThat(review.path("about").asString()).isEqualTo("pricing");
        assertThat(review.path("watch").asString()).isEqualTo(watch);
        assertThat(review.path("before").asString()).isEqualTo("Prices\nSmall: $2\nAll prices in USD");
        assertThat(review.path("after").asString()).isEqualTo("Prices\nSmall: $1\nAll prices in USD");
        assertThat(http().get("/v1/status").json().path("position").asLong())
                .as("nothing is recorded without a decision")
                .isEqualTo(head);
        nextDay(watch);
        assertThat(reviews(site.url("/prices"))).as("the same text again").hasSize(1);
    }

    @Test
    void other_markup_and_other_scripts_are_no_difference() {
        site.with("/prices", PRICES.formatted(3));
        var watch = watch("/prices");
        site.with(
                "/prices",
                "<script>nonce = 1</script>" + PRICES.formatted("<b>3</b>").replace("<p>", "<p class=x>"));
        nextDay(watch);
        assertThat(reviews(site.url("/prices"))).isEmpty();
        assertThat(site.asked("/prices")).isEqualTo(2);
    }

    @Test
    void a_page_is_asked_whether_it_changed() {
        site.with("/prices", exchange -> {
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            if (known) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                PageServer.send(exchange, 200, "text/html", "<p>%d</p>".formatted(site.asked("/prices")));
            }
        });
        var watch = watch("/prices");
        nextDay(watch);
        assertThat(site.asked("/prices")).isEqualTo(2);
        assertThat(reviews(site.url("/prices"))).isEmpty();
        assertThat(http().get("/v1/watches/" + watch).json().path("failure").isNull())
                .isTrue();
    }

    @Test
    void only_the_chosen_part_is_compared() {
        site.with("/prices", "<nav>1</nav><main>$1</main>");
        var watch =
                fetched(asked("\"selector\":\"main\",\"every\":\"6h\",\"url\":\"%s\"".formatted(site.url("/prices")))
                        .at("/id"));
        site.with("/prices", "<nav>2</nav><main>$1</main>");
        later(Duration.ofHours(6));
        fetched(watch);
        assertThat(reviews(site.url("/prices"))).isEmpty();
        assertThat(site.asked("/prices")).isEqualTo(2);
    }

    @Test
    void a_page_that_is_gone_is_put_up_once() {
        site.with("/prices", PRICES.formatted(4));
        var watch = watch("/prices");
        site.without("/prices");
        nextDay(watch);
        nextDay(watch);
        assertThat(reviews(site.url("/prices")))
                .extracting(review -> review.path("kind").asString())
                .containsExactly("page_gone");
    }

    @Test
    void a_difference_becomes_claims_or_nothing_and_that_is_decided_once() {
        site.with("/prices", PRICES.formatted(5));
        var watch = watch("/prices");
        for (int price : List.of(6, 7)) {
            site.with("/prices", PRICES.formatted(price));
            nextDay(watch);
        }
        var newest = "/v1/reviews/" + id(reviews(site.url("/prices")).getFirst());
        var oldest = "/v1/reviews/" + id(reviews(site.url("/prices")).getLast());
        var event = http().post(
                        "/v1/events",
                        Envelope.announced("watched-lab/m", "2026-10-01").toString())
                .at("/id");
        assertThat(http().post(
                                newest + "/decision",
                                "{\"decision\":\"recorded\",\"events\":[\"%s\"]}".formatted(UUID.randomUUID()))
                        .at("/errors/0/pointer"))
                .isEqualTo("/events/0");
        var recorded = "{\"decision\":\"recorded\",\"events\":[\"%s\"]}".formatted(event);
        var decided = http().post(newest + "/decision", recorded);
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(decided.at("/state")).isEqualTo("recorded");
        assertThat(decided.at("/events/0")).isEqualTo(event);
        assertThat(decided.at("/decided_by")).isEqualTo("admin");
        assertThat(http().post(newest + "/decision", recorded).status()).isEqualTo(200);
        var otherwise = http().post(newest + "/decision", "{\"decision\":\"dismissed\"}");
        assertThat(otherwise.status()).isEqualTo(409);
        assertThat(http().post(oldest + "/decision", "{\"decision\":\"dismissed\",\"reason\":\"a test\"}")
                        .at("/reason"))
                .isEqualTo("a test");
        assertThat(reviews(site.url("/prices"))).isEmpty();
        assertThat(data("/v1/reviews?state=dismissed&limit=1")
                        .getFirst()
                        .path("url")
                        .asString())
                .isEqualTo(site.url("/prices"));
        assertThat(http().post(oldest + "/decision", "{\"decision\":\"open\"}").status())
                .isEqualTo(422);
        assertThat(http().post(newest + "/decision", "{\"decision\":\"recorded\",\"events\":[null]}")
                        .at("/errors/0/pointer"))
                .isEqualTo("/events");
        assertThat(http().with(null).post(oldest + "/decision", recorded).status())
                .isEqualTo(401);
        http().delete("/v1/watches/" + watch);
        assertThat(http().get(newest).at("/state")).isEqualTo("recorded");
    }

    @Test
    void a_watch_that_cannot_work_is_refused_with_each_fault() {
        assertThat(asked("\"url\":\"http://127.0.0.2/\"").at("/errors/0/pointer"))
                .isEqualTo("/url");
        assertThat(asked("\"url\":\"http://127.0.0.2/\"").at("/errors/0/detail"))
                .startsWith("address_refused");
        assertThat(http().post("/v1/watches", "{}").json().path("errors"))
                .extracting(fault -> fault.path("pointer").asString())
                .containsExactly("/url", "/publisher", "/about");
        assertThat(http().get("/v1/watches/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(http().get("/v1/reviews?state=all").status()).isEqualTo(400);
    }

    @Test
    void a_watch_of_another_owner_is_not_ended() {
        site.with("/prices", PRICES.formatted(8));
        var watch = watch("/prices");
        var key = http().post("/v1/keys", "{\"name\":\"n\",\"owner\":\"other\",\"scopes\":[\"events:write\"]}")
                .at("/key");
        assertThat(http().with(key).delete("/v1/watches/" + watch).status()).isEqualTo(403);
        assertThat(http().delete("/v1/watches/" + watch).status()).isEqualTo(204);
        assertThat(http().get("/v1/watches/" + watch).status()).isEqualTo(404);
    }

    @Test
    void a_restart_keeps_the_schedule_and_two_nodes_fetch_once() {
        var database = TestDatabase.fresh();
        var paths = IntStream.range(0, 6).mapToObj(n -> "/page-" + n).toList();
        paths.forEach(path -> site.with(path, "<p>$1</p>"));
        try (var first = start(database)) {
            paths.forEach(path -> first.http().post("/v1/watches", """
                    {"publisher": "a-vendor", "about": "pricing", "url": "%s"}
                    """.formatted(site.url(path))));
            eventually("all are fetched", () -> paths.stream().allMatch(path -> site.asked(path) == 1));
            eventually("all are kept", () -> isSettled(database));
        }
        try (var one = start(database);
                var other = start(database)) {
            one.http().post("/v1/watches", """
                    {"publisher": "a-vendor", "about": "pricing", "url": "%s"}
                    """.formatted(
                            site.with("/marker", "<p>1</p>").url("/marker")));
            eventually("the loops run", () -> site.asked("/marker") == 1 && isSettled(database));
            assertThat(paths).allMatch(path -> site.asked(path) == 1);
            for (var node : List.of(one, other)) {
                node.context().getBean(TestClock.class).advance(DAY);
            }
            eventually(
                    "all are fetched again",
                    () -> paths.stream().allMatch(path -> site.asked(path) >= 2)
                            && site.asked("/marker") == 2
                            && isSettled(database));
            assertThat(paths).allMatch(path -> site.asked(path) == 2);
            assertThat(site.asked("/robots.txt")).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void pages_of_one_host_are_fetched_with_a_pause_between_them() {
        var database = TestDatabase.fresh();
        try (var node = start(database, "1m");
                var other = new PageServer().with("/a", "<p>1</p>")) {
            for (var url : List.of(
                    site.with("/a", "<p>1</p>").url("/a"),
                    site.with("/b", "<p>2</p>").url("/b"),
                    other.url("/a"))) {
                node.http().post("/v1/watches", """
                        {"publisher": "a-vendor", "about": "pricing", "url": "%s"}
                        """.formatted(url));
            }
            eventually(
                    "one page of each host",
                    () -> site.asked("/a") == 1 && other.asked("/a") == 1 && isSettled(database));
            assertThat(site.asked("/b")).isZero();
            node.context().getBean(TestClock.class).advance(Duration.ofMinutes(1));
            eventually("the other one", () -> site.asked("/b") == 1);
            assertThat(site.asked("/a")).isEqualTo(1);
            assertThat(site.asked("/robots.txt")).isEqualTo(1);
        }
    }

    private static boolean isSettled(TestDatabase database) {
        return new JdbcTemplate(database.dataSource())
                        .queryForObject("select count(*) from work.page where lease is not null", Long.class)
                == 0;
    }
}
