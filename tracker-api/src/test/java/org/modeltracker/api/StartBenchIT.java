package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.Eventually;
import org.springframework.util.FileSystemUtils;

/** From the command to the first answer, with and without a cache of what the JVM learned, beside an empty web application. */
@Tag("bench")
@Timeout(900)
class StartBenchIT {

    private static final int ROUNDS = 3;
    private static final String OPERATING = "../tracker-core/docs/operating.md";
    private static final String CARD = "/v1/models/meta/muse-spark";

    @TempDir
    Path directory;

    @Test
    void to_the_first_answer() throws Exception {
        documented("java -Djarmode=tools -jar tracker-api.jar extract --destination tracker");
        documented("java -XX:AOTCacheOutput=tracker.aot -jar tracker/tracker-api.jar");
        documented("java -XX:AOTCache=tracker.aot -jar tracker/tracker-api.jar");
        Files.copy(packaged(), directory.resolve("tracker-api.jar"));
        run("-Djarmode=tools", "-jar", "tracker-api.jar", "extract", "--destination", "tracker");
        millis(List.of("-XX:AOTCacheOutput=tracker.aot", "-jar", "tracker/tracker-api.jar"), CARD);
        assertThat(directory.resolve("tracker.aot")).isRegularFile();

        var empty = new double[ROUNDS];
        var plain = new double[ROUNDS];
        var cached = new double[ROUNDS];
        for (int n : IntStream.range(0, ROUNDS).toArray()) {
            empty[n] = millis(
                    List.of("-cp", System.getProperty("java.class.path"), EmptyWebApplication.class.getName()), "/");
            plain[n] = millis(List.of("-jar", "tracker-api.jar"), CARD);
            cached[n] = millis(List.of("-XX:AOTCache=tracker.aot", "-jar", "tracker/tracker-api.jar"), CARD);
        }
        BenchReport.time("start to the first answer", plain, "an empty web application", empty, 2);
        BenchReport.time("the same with an AOT cache", cached, "an empty web application", empty, 2);
    }

    private static void documented(String command) throws IOException {
        assertThat(Files.readString(Path.of(OPERATING))).contains(command);
    }

    private static Path packaged() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("tracker-api-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Milliseconds from the start of a program until it answers; then it is ended, and its data deleted. */
    private double millis(List<String> program, String path) throws Exception {
        int port = ChildService.freePort();
        var http = new Http("http://localhost:" + port, ApiContext.ADMIN_KEY);
        long begun = System.nanoTime();
        var process = process(program, port);
        try {
            Eventually.eventually("it answers", Duration.ofMinutes(2), () -> answers(http, path));
            return (System.nanoTime() - begun) / 1e6;
        } finally {
            process.destroy();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            FileSystemUtils.deleteRecursively(directory.resolve("data"));
        }
    }

    private void run(String... words) throws Exception {
        assertThat(process(List.of(words), 0).waitFor()).isZero();
    }

    /** With the options of `spring-boot:run`. */
    private Process process(List<String> words, int port) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("run.jvm").strip().split(" ")));
        command.addAll(words);
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT", "" + port,
                        "TRACKER_EMBEDDED_PORT", "" + ChildService.freePort(),
                        "TRACKER_DATA_DIRECTORY", directory.resolve("data").toString()));
        return builder.start();
    }

    private static boolean answers(Http http, String path) {
        try {
            return http.get(path).status() < 500;
        } catch (UncheckedIOException _) {
            return false;
        }
    }
}
