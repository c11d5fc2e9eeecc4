package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.fault.FaultRow;

/** A small disk, for the database and for temporary files, that is full: each route says so, and all is well once it has room. */
@FaultRow(
        fault = "disk full",
        checked = "507 by name on every route, reads go on, what was acknowledged is there, writes again "
                + "once there is room",
        times = 1)
class FullDiskIT {

    @TempDir
    Path directory;

    private Path disk;

    @BeforeEach
    void a_disk_of_its_own() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=450m", "tmpfs", disk.toString()), "needs leave to mount");
    }

    @AfterEach
    void take_it_away() throws Exception {
        run("umount", "-l", disk.toString());
    }

    @Test
    void what_does_not_fit_is_refused_by_name_and_nothing_acknowledged_is_lost() throws Exception {
        var settings = Map.of(
                "TRACKER_DATA_DIRECTORY", disk.resolve("data").toString(),
                "TRACKER_EMBEDDED_PORT", "" + ChildService.freePort(),
                "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary());
        try (var service = ChildService.start(directory, settings)) {
            var http = service.http();
            var stored = new ArrayList<String>();
            stored.add(write(http, 0).at("/id"));
            var filler = fill();
            Answer refused = null;
            for (int i = 1; i < 20_000 && refused == null; i++) {
                var answer = write(http, i);
                if (answer.status() == 201) {
                    stored.add(answer.at("/id"));
                } else {
                    refused = answer;
                }
            }
            diskFull(refused);
            for (var form : List.of("csv", "ndjson", "parquet")) {
                diskFull(http.follow("/v1/export/events." + form));
            }
            diskFull(http.post("/v1/imports/modelsdev", "{\"x\": \"" + "y".repeat(1 << 20) + "\"}"));
            assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(http.get("/v1/models").status()).isEqualTo(200);

            Files.delete(filler);
            eventually("a write is stored again", () -> write(http, 30_000).status() < 300);
            for (var id : stored) {
                assertThat(http.get("/v1/events/" + id).status()).isEqualTo(200);
            }
            assertThat(http.follow("/v1/export/events.parquet").status()).isEqualTo(200);
        }
    }

    private static Answer write(Http http, int number) {
        var claim = released("full/m-" + number, "2026-03-01").with("/source/title", "t".repeat(250));
        return http.post("/v1/events", claim.toString());
    }

    private static void diskFull(Answer answer) {
        assertThat(answer).isNotNull();
        assertThat(answer.status()).as(answer.body()).isEqualTo(507);
        assertThat(answer.at("/type")).endsWith("/disk-full");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private String temporary() throws IOException {
        return Files.createDirectory(disk.resolve("tmp")).toString();
    }

    /** As much as fits. */
    private Path fill() throws IOException {
        var filler = disk.resolve("filler");
        var megabyte = new byte[1 << 20];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(megabyte);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
