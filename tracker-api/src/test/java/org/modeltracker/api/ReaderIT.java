package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.StandbyPair;
import org.modeltracker.core.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A reader on a hot standby, beside the worker that fills the primary. */
class ReaderIT {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String WRITER = "https://writer.example";

    /** What one node does or knows of itself, and what only a key of that node opens. */
    private static final Set<String> OF_A_NODE =
            Set.of("getStatus", "getRebuild", "listKeys", "getKey", "listWebhooks", "getWebhook", "listDeliveries");

    @TempDir
    private static Path folder;

    private static StandbyPair databases;
    private static SecondTracker worker;
    private static SecondTracker reader;
    private static Map<String, String> reads;

    @BeforeAll
    static void start() throws Exception {
        databases = StandbyPair.start(folder);
        worker = SecondTracker.start(
                databases.primary(),
                NOW,
                "--tracker.rate-limit=off",
                "--tracker.role=worker",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY,
                "--tracker.webhooks.allowed-networks=127.0.0.1/32");
        reads = EveryRead.on(worker.http()).addresses();
        eventually("the standby has the schemas", () -> isMigrated(databases.standby()));
        reader = SecondTracker.start(
                databases.standby(),
                NOW,
                "--tracker.rate-limit=off",
                "--tracker.role=reader",
                "--tracker.writer-url=" + WRITER);
        var position = worker.http().get("/v1/status").at("/position");
        eventually(
                "the standby follows",
                () -> reader.http().get("/v1/status").at("/views/position").equals(position));
    }

    @AfterAll
    static void stop() throws Exception {
        reader.close();
        worker.close();
        databases.close();
    }

    @Test
    void every_read_gives_the_same_bytes_as_the_worker() {
        var differences = new TreeMap<String, String>();
        reads.forEach((name, address) -> {
            if (!OF_A_NODE.contains(name)) {
                var theirs = reader.http().get(address);
                if (theirs.status() != 200
                        || !theirs.body().equals(worker.http().get(address).body())) {
                    differences.put(name, theirs.status() + " " + theirs.body());
                }
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void what_only_the_node_knows_is_answered_too() {
        OF_A_NODE.forEach(name ->
                assertThat(reader.http().get(reads.get(name)).status()).as(name).isEqualTo(200));
        assertThat(reader.http().get("/actuator/health").at("/status")).isEqualTo("UP");
        assertThat(reader.http().get("/").status()).isEqualTo(200);
    }

    @Test
    void a_write_is_refused_with_the_address_of_the_writer() {
        for (var path : Set.of(
                "/v1/events",
                "/v1/webhooks",
                "/v1/imports/modelsdev",
                "/v1/keys",
                "/v1/views/rebuild",
                "/subscribe",
                "/keys",
                "/hub",
                "/subscribe/00000000-0000-7000-8000-000000000000/end/t")) {
            var refused = reader.http().post(path, "{}");
            assertThat(refused.status()).as(path).isEqualTo(503);
            assertThat(refused.at("/type")).endsWith("read-only-node");
            assertThat(refused.at("/writer")).isEqualTo(WRITER);
        }
    }

    @Test
    void agents_may_ask() {
        var answer = reader.http()
                .post(
                        "/mcp",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
                        "Accept",
                        "application/json, text/event-stream");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** The worker closes record time; the reader cannot. */
    @Test
    void an_instant_is_answered_once_the_worker_has_closed_it() {
        var closed = NOW.minusSeconds(2);
        eventually(
                "the worker closes the instant",
                () -> reader.http().get("/v1/models?as_of=" + closed).status() == 200);
        assertThat(reader.http().get("/v1/models?as_of=" + closed).body())
                .isEqualTo(worker.http().get("/v1/models?as_of=" + closed).body());
        var open = reader.http().get("/v1/models?as_of=" + NOW);
        assertThat(open.status()).isIn(200, 503);
    }

    @Test
    void what_the_worker_records_is_read_here() {
        var stored = worker.http()
                .post(
                        "/v1/events",
                        Envelope.released("reader/follows", "2026-04-01").toString(),
                        "Prefer",
                        "wait=10");
        assertThat(stored.status()).isEqualTo(201);
        var position = stored.at("/position");
        assertThat(reader.http()
                        .get("/v1/models/reader/follows?as_of=" + position)
                        .status())
                .isEqualTo(200);
    }

    private static boolean isMigrated(TestDatabase database) {
        try {
            return !new JdbcTemplate(database.dataSource())
                    .queryForList("select position from view.token where position > 0", Long.class)
                    .isEmpty();
        } catch (DataAccessException _) {
            return false;
        }
    }
}
