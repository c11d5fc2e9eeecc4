package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.fault.FaultRow;
import org.springframework.core.env.Environment;

/** Somebody holds a lock of the database for ever: who needs it is asked to come back, within the patience that the settings name. */
@Timeout(60)
@FaultRow(
        fault = "a lock of the database is held for ever",
        checked = "who needs it is asked to come back in time, nobody else waits")
class HeldLocksIT {

    private static final Duration BOUND = Duration.ofSeconds(8);

    private static SecondTracker tracker;
    private static String webhook;

    @BeforeAll
    static void start() throws SQLException {
        tracker = SecondTracker.start(
                Instant.parse("2026-11-01T12:00:00Z"),
                "--tracker.rate-limit=off",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY,
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--spring.datasource.hikari.data-source-properties.options=-c lock_timeout=2s");
        var made = tracker.http().post("/v1/webhooks", "{\"url\":\"http://127.0.0.1/nobody\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        webhook = made.at("/id");
        try (var consent = holding("update work.webhook set status = 'active'")) {
            consent.commit();
        }
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select from work.webhook for update                        | PATCH  | /v1/webhooks/{id}               | {"paused":true}
            select from work.webhook for update                        | POST   | /v1/webhooks/{id}/rotate-secret |
            select from work.follower for update                       | POST   | /v1/webhooks/{id}/replay        | {"after":0}
            select from work.webhook for update                        | DELETE | /v1/webhooks/{id}               |
            lock table work.api_key                                    | POST   | /v1/keys                        | {"name":"one","owner":"one","scopes":["events:write"]}
            lock table log.event                                       | GET    | /v1/events                      |
            lock table view.answer                                     | GET    | /v1/models                      |
            """)
    void a_lock_that_is_held_for_ever_is_waited_for_with_patience(String lock, String method, String path, String body)
            throws SQLException {
        try (var holder = holding(lock)) {
            long since = System.nanoTime();
            var answer = send(method, path.replace("{id}", webhook), body == null ? "" : body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.at("/detail")).isEqualTo("The database is busy. Nothing was stored.");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(BOUND);
            holder.rollback();
        }
        assertThat(send(method, path.replace("{id}", webhook), body == null ? "" : body)
                        .status())
                .isBetween(200, 422);
    }

    @Test
    void a_reader_that_takes_its_time_keeps_no_other_reader_waiting_for_a_rebuild() throws SQLException {
        try (var reader = holding("select from view.answer")) {
            assertThat(tracker.http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
            eventually("the rebuild waits for the reader", () -> isWaitedFor(reader, "mode = 'AccessExclusiveLock'"));
            for (int n = 0; n < 20; n++) {
                assertThat(tracker.http().get("/v1/models").status()).isEqualTo(200);
            }
            reader.rollback();
        }
        eventually(
                "the rebuild",
                () -> tracker.http().get("/v1/views/rebuild").at("/state").equals("done"));
    }

    @Test
    void a_subject_that_somebody_keeps_keeps_no_other_subject_waiting() throws Exception {
        try (var keeper = holding("select pg_advisory_xact_lock(hashtextextended('model:kept/one', 0))")) {
            var waiting = new FutureTask<Integer>(() -> record("kept/one"));
            Thread.ofPlatform().daemon().start(waiting);
            eventually("it waits for its subject", () -> isWaitedFor(keeper, "locktype = 'advisory'"));
            for (int n = 0; n < 20; n++) {
                assertThat(record("kept/other-" + n)).isEqualTo(201);
            }
            assertThat(waiting.isDone()).isFalse();
            keeper.rollback();
            assertThat(waiting.get()).isEqualTo(201);
        }
    }

    private static int record(String model) {
        return tracker.http()
                .post("/v1/events", Envelope.announced(model, "2026-01-15").toString())
                .status();
    }

    private static boolean isWaitedFor(Connection connection, String lock) {
        try (var question = connection.createStatement();
                var answer = question.executeQuery(
                        "select exists (select from pg_locks where not granted and " + lock + ")")) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer send(String method, String path, String body) {
        var http = tracker.http();
        return switch (method) {
            case "GET" -> http.get(path);
            case "DELETE" -> http.delete("/v1/webhooks/" + webhook);
            case "POST" -> http.post(path, body);
            default ->
                http.send(http.request(path, "Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
        };
    }

    private static Connection holding(String lock) throws SQLException {
        var settings = tracker.context().getBean(Environment.class);
        var connection = DriverManager.getConnection(
                settings.getProperty("spring.datasource.url"),
                settings.getProperty("spring.datasource.username"),
                settings.getProperty("spring.datasource.password"));
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(lock);
        }
        return connection;
    }
}
