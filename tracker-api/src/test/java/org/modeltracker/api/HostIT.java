package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the tracker is reached is tracker.public-url alone: a caller who names another host in Host finds it in no answer. */
class HostIT {

    private static final String PUBLIC = "https://tracker.example/known";

    private static SecondTracker tracker;
    private static int port;

    @BeforeAll
    static void a_tracker_that_is_known_by_another_address() {
        tracker = SecondTracker.start(
                Instant.parse("2026-11-01T12:00:00Z"),
                "--tracker.rate-limit=off",
                "--tracker.public-url=" + PUBLIC + "/");
        port = Integer.parseInt(tracker.http().base().replaceFirst(".*:", ""));
        for (var claim : List.of(
                released("accepted/m", "2026-03-01"),
                released("accepted/n", "2026-03-02"),
                price("accepted/m", "2026-05-01", "5"))) {
            var stored = tracker.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
            assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    static Stream<String> addresses() {
        return Stream.concat(
                EveryAddress.ALL.stream(),
                Stream.of(
                        "/v1/models?limit=1",
                        "/v1/timeline?limit=1&from=2026-01",
                        "/v1/events?limit=1&after=1",
                        "/v1/digest?after=0&limit=1",
                        "/models?q=&organisation=accepted",
                        "/models/",
                        "/docs/",
                        "/swagger-ui",
                        "/v3/api-docs/swagger-config",
                        "/v1/models?nonsense=1",
                        "/refused"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void no_answer_names_the_host_that_the_caller_made_up(String path) {
        for (var accept : new String[] {"*/*", "text/html", "application/json"}) {
            var answer = raw("GET", path, accept);
            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("forged-host.example");
        }
    }

    @Test
    void a_redirect_for_want_of_a_session_does_not_either() {
        var answer = raw("POST", "/sign-in", "text/html");
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("forged-host.example");
        assertThat(raw("GET", "/webhooks", "text/html")).contains("Location: /sign-in");
    }

    @Test
    void the_next_page_is_at_the_public_address() {
        var link = tracker.http()
                .with(null)
                .get("/v1/models?limit=1&organisation=accepted")
                .header("Link");
        assertThat(link).startsWith("<" + PUBLIC + "/v1/models?").contains("organisation=accepted", "cursor=");
    }

    @Test
    void the_document_names_the_public_address() {
        assertThat(tracker.http()
                        .get("/v3/api-docs")
                        .json()
                        .at("/servers/0/url")
                        .asString())
                .isEqualTo(PUBLIC);
    }

    @Test
    void a_page_cites_the_address_that_feeds_do() {
        assertThat(tracker.http().get("/models/accepted/m").body())
                .contains(PUBLIC + "/")
                .doesNotContain("http://localhost:" + port);
        assertThat(tracker.http().get("/feeds/timeline.atom").body()).contains(PUBLIC + "/");
    }

    private String raw(String method, String path, String accept) {
        return RawHttp.exchange(port, """
                        %s %s HTTP/1.1\r
                        Host: forged-host.example\r
                        X-Forwarded-Host: forged-host.example\r
                        Forwarded: host=forged-host.example\r
                        Accept: %s\r
                        Content-Length: 0\r
                        Connection: close\r
                        \r
                        """.formatted(method, path, accept));
    }
}
