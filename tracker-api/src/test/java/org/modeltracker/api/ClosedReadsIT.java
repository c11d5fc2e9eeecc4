package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.page.SignedIn;
import org.modeltracker.core.TestClock;

/** A tracker whose operator wants to know who reads, and how much. */
@Timeout(60)
class ClosedReadsIT {

    private static final int QUOTA = 40;

    private static SecondTracker tracker;
    private static Answer made;

    @BeforeAll
    static void reads_need_a_key() {
        tracker = SecondTracker.start(
                Instant.parse("2026-11-01T12:00:00Z"),
                "--tracker.reads-need-key=true",
                "--tracker.heartbeat=200ms",
                "--tracker.rate-limit=%d/1m".formatted(QUOTA));
        made = key("history:read");
        var claim = announced("closed/model", "2026-01-15").toString();
        assertThat(tracker.http().post("/v1/events", claim, "Prefer", "wait=10").status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @Test
    void a_read_without_a_key_is_refused() {
        var refused = tracker.http().with(null).get("/v1/models");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reader(key("events:write")).get("/v1/models").status()).isEqualTo(403);
    }

    @Test
    void crawlers_are_sent_away_and_the_list_of_pages_is_closed() {
        var nobody = tracker.http().with(null);
        assertThat(nobody.get("/robots.txt").body()).isEqualTo("User-agent: *\nDisallow: /\n");
        for (var path : List.of("/favicon.ico", "/llms.txt", "/opensearch.xml")) {
            assertThat(nobody.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(nobody.get("/sitemap.xml").status()).isEqualTo(302);
        assertThat(nobody.get("/v1/schemas/envelope").status()).isEqualTo(401);
    }

    @Test
    void no_other_way_of_reading_is_open_either() {
        var question = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\", \"params\": {}}";
        var accept = "application/json, text/event-stream";
        for (var path : List.of("/feeds/timeline.atom", "/feeds/calendar.ics", "/v1/digest", "/v1/export/access.csv")) {
            assertThat(tracker.http().with(null).get(path).status()).as(path).isEqualTo(401);
            assertThat(reader(made).follow(path).status()).as(path).isEqualTo(200);
        }
        assertThat(tracker.http()
                        .with(null)
                        .post("/mcp", question, "Accept", accept)
                        .status())
                .isEqualTo(401);
        assertThat(reader(made).post("/mcp", question, "Accept", accept).status())
                .isEqualTo(200);
    }

    @Test
    void pages_are_for_those_who_signed_in() {
        var browser = new SignedIn(tracker.http().base());
        for (var path : List.of("/", "/models", "/models/closed/model", "/digest", "/imports", "/no-such-page")) {
            var seen = browser.visit(path);
            assertThat(seen.address().getPath()).as(path).isEqualTo("/sign-in");
            assertThat(seen.answer().body()).doesNotContain("closed/model");
        }
        assertThat(browser.with(key("events:write").at("/key")).status()).isEqualTo(403);
        var reader = new SignedIn(tracker.http().base());
        assertThat(reader.with(made.at("/key")).address().getPath()).isEqualTo("/");
        assertThat(reader.visit("/models/closed/model").text()).contains("closed/model");
        assertThat(reader.visit("/webhooks").status()).isEqualTo(403);
        assertThat(reader.visit("/v1/models").status())
                .as("the API wants the key itself")
                .isEqualTo(401);
    }

    @Test
    void a_mailbox_has_no_key_and_can_still_be_unsubscribed() {
        var nobody = tracker.http().with(null);
        var end = "/subscribe/00000000-0000-7000-8000-000000000000/end/t";
        assertThat(nobody.get(end, "Accept", "text/html").body()).contains("You are unsubscribed.");
        assertThat(nobody.post(end, "List-Unsubscribe=One-Click", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(200);
        assertThat(nobody.get("/subscribe", "Accept", "text/html").status()).isEqualTo(302);
        var reader = new SignedIn(tracker.http().base());
        reader.with(made.at("/key"));
        assertThat(reader.visit("/subscribe").status()).isEqualTo(404);
    }

    @Test
    void no_shared_cache_keeps_what_a_key_opened() {
        var now = reader(made).get("/v1/models/closed/model");
        assertThat(now.status()).isEqualTo(200);
        assertThat(now.header("Cache-Control")).contains("no-cache", "private");
        assertThat(reader(made).get("/v1/models/closed/model?as_of=1").header("Cache-Control"))
                .contains("private", "immutable")
                .doesNotContain("public");
    }

    @Test
    void a_stream_ends_soon_after_its_key_was_revoked() throws IOException {
        var shortLived = key("history:read");
        var request = reader(shortLived)
                .request("/v1/events", "Accept", "text/event-stream")
                .build();
        var answer = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofInputStream());
        try (var stream = new BufferedReader(new InputStreamReader(answer.join().body(), StandardCharsets.UTF_8))) {
            for (var line = stream.readLine(); !line.startsWith(":still here"); line = stream.readLine()) {
                assertThat(line).doesNotContain("problem");
            }
            assertThat(tracker.http().delete(shortLived.header("Location")).status())
                    .isEqualTo(204);
            assertThat(stream.lines()).as("it ends").allMatch(line -> line.isEmpty() || line.startsWith(":"));
        }
    }

    /** Their quota is that of the address, so this is the only test here that sends wrong keys. */
    @Test
    void every_guess_at_a_key_costs_even_a_malformed_one() {
        for (int guess = 0; guess < QUOTA; guess++) {
            assertThat(tracker.http().with("no-key-" + guess).get("/v1/models").status())
                    .isEqualTo(401);
        }
        var refused = tracker.http().with("no-key-at-last").get("/v1/models");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        tracker.context().getBean(TestClock.class).advance(Duration.ofMinutes(2));
        assertThat(reader(made).get("/v1/models").status()).isEqualTo(200);
    }

    private static Answer key(String scope) {
        var order = "{\"name\":\"test\",\"owner\":\"somebody\",\"scopes\":[\"%s\"]}".formatted(scope);
        var answer = tracker.http().post("/v1/keys", order);
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private static Http reader(Answer key) {
        return tracker.http().with(key.at("/key"));
    }
}
