package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.background.RegularWork;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes with one database: they share sessions of pages, and count readers together. */
class NodesIT {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final int QUOTA = 200;

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcTemplate STORED = new JdbcTemplate(DATABASE.dataSource());
    private static SecondTracker one;
    private static SecondTracker other;

    @BeforeAll
    static void start() {
        one = node();
        other = node();
    }

    private static SecondTracker node() {
        return SecondTracker.start(
                DATABASE,
                NOW,
                "--tracker.rate-limit=" + QUOTA + "/1m",
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    /** The quotas of the test before are whole again. */
    private static void later() {
        for (var node : List.of(one, other)) {
            node.context().getBean(TestClock.class).advance(Duration.ofHours(1));
        }
    }

    @Test
    void who_signed_in_at_one_node_is_signed_in_at_the_other_and_after_a_restart() {
        later();
        var browser = new FormClient(one.base()).signIn(ApiContext.ADMIN_KEY);
        assertThat(browser.visit("/webhooks").statusCode()).isEqualTo(200);
        var there = browser.at(other.base());
        assertThat(there.visit("/webhooks").statusCode()).isEqualTo(200);
        try (var restarted = node()) {
            restarted.context().getBean(TestClock.class).advance(Duration.ofHours(1));
            assertThat(browser.at(restarted.base()).visit("/webhooks").statusCode())
                    .isEqualTo(200);
        }

        there.send(there.form("/sign-out", ""));
        assertThat(browser.visit("/webhooks").headers().firstValue("Location")).hasValue("/sign-in");
    }

    @Test
    void a_form_of_one_node_is_sent_to_the_other_with_its_token_only() {
        later();
        var browser = new FormClient(one.base()).signIn(ApiContext.ADMIN_KEY);
        var form = browser.form("/webhooks", "format=STANDARD&url=http%3A%2F%2F127.0.0.1%3A44321%2F&models=a/*");
        var there = browser.at(other.base());
        var forged =
                there.send(there.bare("/webhooks", "format=STANDARD&url=http%3A%2F%2F127.0.0.1%3A44321%2F&models=a/*"));
        assertThat(forged.statusCode()).isEqualTo(403);
        var made = there.send(there.resent(form));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(302);

        var page = browser.visit(made.headers().firstValue("Location").orElseThrow());
        assertThat(page.body()).as("the secret, at the first node").contains("whsec_");
        assertThat(STORED.queryForList("select attribute_bytes from work.page_session_attributes", byte[].class))
                .isNotEmpty()
                .allSatisfy(
                        bytes -> assertThat(new String(bytes)).startsWith("{").doesNotContain("whsec_"));
        var again = there.visit(made.headers().firstValue("Location").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).as("shown once").doesNotContain("whsec_");
    }

    @Test
    void a_refused_sign_in_says_why() {
        later();
        var browser = new FormClient(one.base());
        var refused = browser.send(browser.form("/sign-in", "key=no-key"));
        assertThat(browser.at(other.base())
                        .visit(refused.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("This is not a key of this service.");
    }

    @Test
    void sessions_that_expired_are_deleted() {
        later();
        var browser = new FormClient(one.base()).signIn(ApiContext.ADMIN_KEY);
        var id = new String(Base64.getDecoder().decode(browser.cookie("tracker")));
        assertThat(STORED.update("update work.page_session set expiry_time = 1 where session_id = ?", id))
                .isEqualTo(1);
        var retention = one.context().getBean("sessionsForgotten", RegularWork.class);
        retention.stop();
        retention.start();
        eventually(
                "the session is deleted",
                () -> STORED.queryForList("select 1 from work.page_session where session_id = ?", id)
                        .isEmpty());
        assertThat(browser.visit("/webhooks").headers().firstValue("Location")).hasValue("/sign-in");
    }

    @Test
    void both_together_let_through_what_one_quota_allows() {
        later();
        long through = IntStream.range(0, 2 * QUOTA)
                .map(n -> status(n % 2 == 0 ? one : other, null))
                .filter(status -> status == 200)
                .count();
        assertThat(through).isEqualTo(QUOTA);
        assertThat(one.http().with(null).get("/v1/models").header("Retry-After"))
                .isEqualTo("60");
        later();
        assertThat(status(one, null)).isEqualTo(200);
    }

    @Test
    void few_requests_wait_for_the_database() {
        later();
        STORED.update("delete from work.quota");
        for (int n = 0; n < 8; n++) {
            status(one, null);
        }
        long portions = STORED.queryForObject("select sum(taken) / (? / 50) from work.quota", Long.class, QUOTA);
        assertThat(portions).isEqualTo(2);
    }

    @Test
    void guesses_at_keys_are_counted_together() {
        later();
        long refused = IntStream.range(0, 2 * QUOTA)
                .map(n -> status(n % 2 == 0 ? one : other, "no-key-" + n))
                .filter(status -> status == 401)
                .count();
        assertThat(refused).isEqualTo(QUOTA);
        later();
    }

    @Test
    void windows_that_are_over_are_deleted() {
        later();
        status(one, null);
        later();
        var retention = one.context().getBean("quotasForgotten", RegularWork.class);
        retention.stop();
        retention.start();
        eventually(
                "no window is left", () -> STORED.queryForObject("select count(*) from work.quota", Long.class) == 0);
    }

    private static int status(SecondTracker node, String key) {
        return node.http().with(key).get("/v1/models").status();
    }

    @Test
    void a_rebuild_is_seen_at_every_node() {
        later();
        assertThat(one.http()
                        .post(
                                "/v1/events",
                                Envelope.released("nodes/rebuilt", "2026-04-01").toString(),
                                "Prefer",
                                "wait=10")
                        .status())
                .isEqualTo(201);
        assertThat(one.http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
        eventually(
                "it is done",
                () -> other.http().get("/v1/status").at("/rebuild/state").equals("done"));
        assertThat(other.http().get("/v1/views/rebuild").body())
                .isEqualTo(one.http().get("/v1/views/rebuild").body());
        assertThat(other.http().get("/v1/views/rebuild").at("/done")).isNotEqualTo("0");
    }

    @Test
    void a_rebuild_whose_node_was_killed_has_failed() {
        later();
        STORED.update("""
                insert into work.rebuild (state, done, total, started_at) values ('running', 1, 2, now())
                on conflict (single) do update set state = 'running'
                """);
        assertThat(other.http().get("/v1/status").at("/rebuild/state")).isEqualTo("failed");
        assertThat(other.http().get("/v1/status").at("/rebuild/reason")).contains("ended before it was done");
    }
}
