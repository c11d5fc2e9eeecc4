package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.FaultRow;
import org.modeltracker.core.fault.FaultRows;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The commands of operating.md, run by PostgreSQL's own programs: what was backed up answers as before. */
@ExtendWith(FaultRows.class)
class BackupIT {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final int RESTORED = 5433;

    /** What is of one node, or moves by itself. */
    private static final Set<String> OF_A_NODE = Set.of("getStatus", "getRebuild", "listKeys", "getKey");

    private static final Path PAGE = Path.of("../tracker-core/docs/operating.md");

    private static PostgreSQLContainer server;
    private static SecondTracker tracker;
    private static Map<String, String> reads;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(DockerClientFactory.instance().isDockerAvailable()).isTrue();
        server = new PostgreSQLContainer("postgres:18")
                .withDatabaseName("tracker")
                .withUsername("postgres")
                .withCommand(
                        "postgres",
                        "-c",
                        "archive_mode=on",
                        "-c",
                        "archive_command=test ! -f /archive/%f && cp %p /archive/%f");
        server.addExposedPort(RESTORED);
        server.start();
        server.execInContainer("install", "-d", "-o", "postgres", "/archive", "/backup");
        tracker = tracker(server.getJdbcUrl());
        reads = EveryRead.on(tracker.http()).addresses();
    }

    @AfterAll
    static void stop() {
        if (tracker != null) {
            tracker.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    private static SecondTracker tracker(String url) {
        return SecondTracker.start(
                new TestDatabase(url, server.getUsername(), server.getPassword()),
                NOW,
                "--tracker.rate-limit=off",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY,
                "--tracker.webhooks.allowed-networks=127.0.0.1/32");
    }

    @Test
    @FaultRow(fault = "database lost, restored from a dump", checked = "every answer as before")
    void a_dump_restored_into_an_empty_database_gives_every_answer() throws Exception {
        documented("pg_dump -Fc -n log -n work -f /backup/tracker.dump tracker");
        documented(
                "createdb -T template0 -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C restored");
        documented("pg_restore -d restored /backup/tracker.dump");
        var before = answers(tracker);
        try (var restored = tracker(server.getJdbcUrl().replace("/tracker", "/restored"))) {
            var after = answers(restored);
            before.forEach(
                    (name, answer) -> assertThat(after.get(name)).as(name).isEqualTo(answer));
            assertThat(write(restored, "backup/afterwards")).isEqualTo(201);
        }
    }

    @Test
    @FaultRow(fault = "database lost, base backup and point in time", checked = "answers as of that time")
    void a_base_backup_is_restored_to_a_point_in_time() throws Exception {
        documented("pg_basebackup -c fast -D /backup/base");
        assertThat(write(tracker, "backup/kept")).isEqualTo(201);
        documented("psql -c \"select pg_create_restore_point('before')\" tracker");
        assertThat(write(tracker, "backup/too-late")).isEqualTo(201);
        documented("psql -c 'select pg_switch_wal()' tracker");
        documented("echo \"restore_command = 'cp /archive/%f %p'\" >> /backup/base/postgresql.auto.conf");
        documented("echo \"recovery_target_name = 'before'\" >> /backup/base/postgresql.auto.conf");
        documented("echo \"recovery_target_action = 'promote'\" >> /backup/base/postgresql.auto.conf");
        documented("touch /backup/base/recovery.signal");
        run("pg_ctl -w -D /backup/base -l /backup/log -o \"-p %d -c listen_addresses=* -c archive_mode=off\" start"
                .formatted(RESTORED));
        eventually("it is promoted", Duration.ofMinutes(1), BackupIT::isPromoted);

        var url = "jdbc:postgresql://%s:%d/tracker".formatted(server.getHost(), server.getMappedPort(RESTORED));
        try (var restored = tracker(url)) {
            assertThat(status(restored, "backup/kept")).isEqualTo(200);
            assertThat(status(restored, "backup/too-late")).isEqualTo(404);
            assertThat(write(restored, "backup/goes-on")).isEqualTo(201);
        }
    }

    private static boolean isPromoted() {
        try {
            return run("psql -p %d -tAc 'select pg_is_in_recovery()' tracker".formatted(RESTORED))
                    .startsWith("f");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page has it, in a line of its own. */
    private static void documented(String command) throws Exception {
        assertThat(Files.readAllLines(PAGE)).as("operating.md").contains(command);
        run(command);
    }

    private static String run(String command) throws Exception {
        var result = server.execInContainer(ExecConfig.builder()
                .user("postgres")
                .envVars(Map.of("PGUSER", server.getUsername(), "PGPASSWORD", server.getPassword()))
                .command(new String[] {"sh", "-ec", command})
                .build());
        assertThat(result.getExitCode()).as(command + ": " + result.getStderr()).isZero();
        return result.getStdout();
    }

    private static Map<String, String> answers(SecondTracker of) {
        var answers = new TreeMap<String, String>();
        reads.forEach((name, address) -> {
            if (!OF_A_NODE.contains(name)) {
                var answer = of.http().get(address);
                answers.put(name, answer.status() + " " + answer.body());
            }
        });
        return answers;
    }

    private static int write(SecondTracker to, String model) {
        return to.http()
                .post("/v1/events", Envelope.released(model, "2026-04-01").toString(), "Prefer", "wait=10")
                .status();
    }

    private static int status(SecondTracker of, String model) {
        return of.http().get("/v1/models/" + model).status();
    }
}
