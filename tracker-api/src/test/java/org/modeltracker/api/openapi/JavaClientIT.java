package org.modeltracker.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.Command;
import org.modeltracker.api.SampleTracker;

/** A Java client, generated from the description, compiled and used. */
@Tag("clients")
class JavaClientIT {

    private static final Path HOME = Path.of(System.getProperty("java.home"), "bin");
    private static final String GENERATOR = "target/clients/openapi-generator-cli.jar";

    @TempDir
    Path directory;

    @Test
    void it_compiles_and_makes_a_tour() throws Exception {
        try (var tracker = SampleTracker.start()) {
            var http = tracker.http();
            var command = Command.in(directory, "java")
                    .write("openapi.json", http.get("/v3/api-docs").body());
            command.run(
                    HOME.resolve("java").toString(),
                    "-jar",
                    Path.of(GENERATOR).toAbsolutePath().toString(),
                    "generate",
                    "--input-spec=openapi.json",
                    "--generator-name=java",
                    "--library=native",
                    "--output=generated",
                    "--additional-properties=useJakartaEe=true,openApiNullable=false,useOneOfDiscriminatorLookup=true,"
                            + "useSingleRequestParameter=true");
            command.write("sources.txt", sources());
            var libraries = System.getProperty("java.class.path");
            command.run(
                    HOME.resolve("javac").toString(),
                    "-proc:none",
                    "-Xlint:all",
                    "-d",
                    "out",
                    "-cp",
                    libraries,
                    "@sources.txt");
            var said = command.run(
                    HOME.resolve("java").toString(),
                    "-cp",
                    directory.resolve("out") + File.pathSeparator + libraries,
                    "Tour",
                    http.base(),
                    tracker.key());
            assertThat(said.lines())
                    .containsExactly(
                            "list meta/llama",
                            "card Muse Spark",
                            "prices undisclosed",
                            "history private_preview",
                            "post Tour",
                            "correct a typing error",
                            "retract java-lab/tour",
                            "subscribe pending",
                            "stream true",
                            "export true");
        }
    }

    private String sources() throws IOException {
        try (var files = Files.walk(directory.resolve("generated/src/main/java"))) {
            var ours = Stream.of("Tour.java", "EventStream.java").map(directory::resolve);
            return Stream.concat(files, ours)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .collect(Collectors.joining("\n"));
        }
    }
}
