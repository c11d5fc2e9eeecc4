package org.modeltracker.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.deploy.Installation.COMPOSE;
import static org.modeltracker.core.Eventually.eventually;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.fault.FaultRow;
import org.modeltracker.core.fault.FaultRows;

/** {@code docker compose up} serves the record behind the proxy. The last tests stop a worker, the reader and the primary. */
@Tag("faults")
@ExtendWith(FaultRows.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {

    private static final String LOAD =
            "curl -sf localhost:8080/v1/events -H \"Authorization: Bearer $TRACKER_ADMIN_KEY\" -H 'Content-Type: application/x-ndjson' --data-binary @tracker-api/src/main/resources/records/muse-spark-2026-04.ndjson";

    private static final String MUSE_SPARK = "/v1/models/meta/muse-spark";

    /** How long writes and reads may fail once a container is gone. */
    private static final Duration OVER = Duration.ofSeconds(30);

    private static Installation installation;

    @BeforeAll
    static void start() throws Exception {
        installation = Installation.start();
        assertThat(installation.documented(LOAD).lines())
                .hasSizeGreaterThan(100)
                .allMatch(line -> line.contains("201"));
        shows(MUSE_SPARK);
    }

    @AfterAll
    static void stop() throws Exception {
        if (installation != null) {
            installation.close();
        }
    }

    /** Without a key, as most readers ask. */
    private static Answer read(String path, String... headers) {
        return installation.http().with(null).get(path, headers);
    }

    private static void shows(String path) {
        eventually(path + " answers behind the proxy", OVER, () -> read(path).status() == 200);
    }

    private static Answer write(String model) {
        return installation
                .http()
                .post("/v1/events", Envelope.released(model, "2026-04-01").toString(), "Prefer", "wait=10");
    }

    private static String remaining(Answer answer) {
        return answer.header("RateLimit").replaceFirst(".*;r=(\\d+);.*", "$1");
    }

    private static long countedReads(String service, String template) throws Exception {
        return installation
                .ask(service, "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"%s\"".formatted(template)))
                .count();
    }

    @Test
    @Order(1)
    void every_part_is_healthy_and_commits_wait_for_the_standby() throws Exception {
        assertThat(installation.http().get("/actuator/health").at("/status")).isEqualTo("UP");
        assertThat(installation.sql("primary", "select application_name, sync_state from pg_stat_replication"))
                .isEqualTo("standby|sync");
        assertThat(installation.sql("standby", "select pg_is_in_recovery()")).isEqualTo("t");
        for (var worker : List.of("worker-1", "worker-2")) {
            assertThat(installation.ask(worker, "/actuator/health"))
                    .as(worker)
                    .contains("\"synchronous_standby_names\":\"standby\"")
                    .doesNotContain("DOWN")
                    .doesNotContain("DEGRADED");
        }
    }

    @Test
    @Order(1)
    void a_write_reaches_a_worker_and_the_reader_answers_through_the_cache() throws Exception {
        var stored = write("compose/cached");
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        var path = "/v1/models/compose/cached";
        shows(path);
        var asOf = path + "?as_of=" + stored.at("/position");
        assertThat(read(asOf).header("X-Cache")).isEqualTo("MISS");
        var second = read(asOf);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("X-Cache")).isEqualTo("HIT");
        assertThat(second.header("RateLimit")).isEmpty();

        var template = "/v1/models/{organisation}/{model}";
        assertThat(countedReads("reader", template)).isPositive();
        assertThat(countedReads("worker-1", template)).isZero();
        assertThat(countedReads("worker-2", template)).isZero();
    }

    @Test
    @Order(1)
    void an_answer_to_a_key_is_not_kept_and_a_wrong_key_gets_none_that_is() {
        var asOf = MUSE_SPARK + "?as_of=" + write("compose/key").at("/position");
        assertThat(installation.http().get(asOf).header("X-Cache")).isEqualTo("BYPASS");
        assertThat(read(asOf).header("X-Cache")).isEqualTo("MISS");
        assertThat(read(asOf).header("X-Cache")).isEqualTo("HIT");
        assertThat(installation.http().with("mt_wrong").get(asOf).status()).isEqualTo(401);
    }

    @Test
    @Order(1)
    void pages_and_their_pictures_are_served() {
        var home = read("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body()).contains("Muse Spark");
        var picture = read("/models/meta/muse-spark/card.png");
        assertThat(picture.status()).as(picture.body()).isEqualTo(200);
        assertThat(read("/sign-in").status()).isEqualTo(200);
    }

    @Test
    @Order(1)
    void readers_are_counted_by_their_own_addresses_and_nobody_invents_one() throws Exception {
        int before = Integer.parseInt(remaining(read(MUSE_SPARK + "?as_of=2")));
        var invented = read(MUSE_SPARK + "?as_of=3", "X-Forwarded-For", "203.0.113.7", "Forwarded", "for=203.0.113.7");
        assertThat(Integer.parseInt(remaining(invented))).isBetween(before - 5, before - 1);
        var other = installation.compose(
                "exec -T worker-1 bash -c 'exec 3<>/dev/tcp/front/80; printf \"GET %s?as_of=4 HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n\" >&3; cat <&3'"
                        .formatted(MUSE_SPARK));
        assertThat(other).contains("RateLimit: \"requests\";r=599;");
    }

    @Test
    @Order(1)
    void a_live_stream_passes_the_proxy_at_once() throws Exception {
        var last = write("compose/before").at("/position");
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/v1/events?after=%s".formatted(installation.port(), last)))
                .header("Accept", "text/event-stream")
                .build();
        try (var client = HttpClient.newHttpClient();
                var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            var position = write("compose/live").at("/position");
            assertThat(lines.filter(line -> line.startsWith("id:")).findFirst()).contains("id:" + position);
            client.shutdownNow();
        }
    }

    @Test
    @Order(1)
    void no_log_has_a_secret_and_no_container_runs_as_it_need_not() throws Exception {
        assertThat(installation.compose("logs --no-color")).doesNotContain(installation.secrets());
        assertThat(installation.compose("exec -T reader id -u").strip()).isEqualTo("10001");
        assertThat(installation.compose("exec -T worker-1 bash -c 'touch /opt/tracker/x || echo refused'"))
                .contains("refused");
    }

    @Test
    @Order(2)
    @FaultRow(
            fault = "Docker Compose: one worker stopped, then the reader",
            checked = "writes and reads behind the proxy within 30 s, the stop is graceful, all are healthy again")
    void one_worker_and_the_reader_may_be_away() throws Exception {
        installation.compose("stop worker-1");
        assertThat(installation
                        .compose("ps --all --format '{{.ExitCode}}' worker-1")
                        .strip())
                .isEqualTo("143");
        eventually(
                "the other worker stores",
                OVER,
                () -> write("compose/one-worker").status() == 201);
        shows("/v1/models/compose/one-worker");

        installation.compose("stop reader");
        eventually("a worker stores", OVER, () -> write("compose/no-reader").status() == 201);
        shows("/v1/models/compose/no-reader");

        installation.documented(COMPOSE + "up --build --detach --wait");
        shows("/v1/models/compose/no-reader/access");
        assertThat(write("compose/all-again").status()).isEqualTo(201);
    }

    @Test
    @Order(3)
    @FaultRow(
            fault = "Docker Compose: primary stopped, standby promoted",
            checked = "writes within 30 s, and every event after the installation was put together again")
    void the_standby_takes_over_and_the_record_outlives_a_new_start() throws Exception {
        installation.documented(COMPOSE + "stop primary");
        installation.documented(COMPOSE + "exec -T standby psql -U tracker -c 'select pg_promote()'");
        eventually("writes succeed again", OVER, () -> write("compose/promoted").status() == 201);
        shows("/v1/models/compose/promoted");
        var events = installation.sql("standby", "select count(*) from log.event");

        installation.documented(COMPOSE + "down");
        installation.documented(
                "docker run --rm -v model-tracker_standby:/new -v model-tracker_primary:/old postgres:18 bash -c 'rm -rf /old/* && cp -a /new/. /old/'");
        installation.documented("docker volume rm model-tracker_standby");
        installation.documented(COMPOSE + "up --build --detach --wait");
        shows("/v1/models/compose/promoted");
        every_part_is_healthy_and_commits_wait_for_the_standby();
        assertThat(installation.sql("standby", "select count(*) from log.event"))
                .isEqualTo(events);
        assertThat(write("compose/afterwards").status()).isEqualTo(201);
    }
}
