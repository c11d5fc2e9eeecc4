package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.fault.FaultRow;

/** The embedded PostgreSQL is killed under a running service. */
@FaultRow(
        fault = "kill -9 of PostgreSQL, embedded",
        checked = "a write and the views within 60 s; a clear word where its files are gone",
        times = 2)
class LostServerIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void the_service_answers_again_within_60_s_and_ends_with_a_clear_word_where_it_cannot() throws Exception {
        try (var service = ChildService.start(directory, ChildService.freePort())) {
            assertThat(write(service, "killed/before")).isEqualTo(201);
            kill();
            eventually("a write", BOUND, () -> write(service, "killed/after") == 201);
            eventually("the views", BOUND, () -> status(service, "/v1/models/killed/after") == 200);
            assertThat(status(service, "/v1/models/killed/before")).isEqualTo(200);

            var cluster = directory.resolve("data/postgres");
            var process = service.handle();
            var line = pidLine();
            Files.move(cluster, cluster.resolveSibling("elsewhere"));
            signal(line);
            process.onExit().get(90, TimeUnit.SECONDS);
            assertThat(Files.readString(directory.resolve("service.log")))
                    .contains("The tracker stops: PostgreSQL has ended, and its files are no longer at");
            assertThat(cluster).doesNotExist();
            assertThat(service.exitCode()).isEqualTo(1);
        }
    }

    private void kill() throws Exception {
        signal(pidLine());
    }

    private String pidLine() throws Exception {
        return Files.readAllLines(directory.resolve("data/postgres/postmaster.pid"))
                .getFirst()
                .strip();
    }

    private static void signal(String pid) throws Exception {
        new ProcessBuilder("kill", "-KILL", pid).start().waitFor();
    }

    private static int write(ChildService service, String model) {
        return service.http()
                .post("/v1/events", announced(model, "2026-01-15").toString())
                .status();
    }

    private static int status(ChildService service, String path) {
        return service.http().get(path).status();
    }
}
