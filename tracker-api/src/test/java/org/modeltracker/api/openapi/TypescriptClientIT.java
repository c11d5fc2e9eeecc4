package org.modeltracker.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.Command;
import org.modeltracker.api.SampleTracker;

/** Two TypeScript clients, generated from the description, compiled with strict settings and used. */
@Tag("npm")
class TypescriptClientIT {

    @TempDir
    Path directory;

    @Test
    void both_compile_and_make_a_tour() throws Exception {
        try (var tracker = SampleTracker.start()) {
            var http = tracker.http();
            var command = Command.in(directory, "typescript")
                    .write("openapi.json", http.get("/v3/api-docs").body());
            command.run("npm", "install", "--no-audit", "--no-fund", "--silent");
            command.run("npx", "openapi-typescript", "openapi.json", "-o", "schema.ts");
            command.run("npx", "openapi-ts", "-i", "openapi.json", "-o", "hey");
            command.run("npx", "tsc");
            command.run(
                    "npx",
                    "esbuild",
                    "tour.ts",
                    "hey.ts",
                    "--bundle",
                    "--format=esm",
                    "--platform=node",
                    "--outdir=out");
            assertThat(command.run("node", "out/tour.js", http.base(), tracker.key())
                            .lines())
                    .anyMatch(line -> line.startsWith("list ") && line.contains("meta/muse-spark"))
                    .contains("card Muse Spark muse", "prices undisclosed 0", "history private_preview open")
                    .contains("post model.announced { name: 'Tour' }", "correct claim.corrected")
                    .contains("subscribe pending true", "stream model.announced", "export true");
            assertThat(command.run("node", "out/hey.js", http.base()).lines())
                    .containsExactly("hey list true", "hey card Muse Spark");
        }
    }
}
