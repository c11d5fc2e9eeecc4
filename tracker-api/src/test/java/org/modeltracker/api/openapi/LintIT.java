package org.modeltracker.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Command;

/** The description, read by the linters of others. A rule that is off has its reason beside it, in src/clients/lint. */
@Tag("npm")
class LintIT extends ApiContext {

    @TempDir
    Path directory;

    @Test
    void redocly_and_spectral_find_no_error_and_no_warning() throws Exception {
        var command = Command.in(directory, "lint")
                .write("openapi.json", get("/v3/api-docs").body());
        command.run("npm", "install", "--no-audit", "--no-fund", "--silent");
        assertThat(command.run("npx", "redocly", "lint", "openapi.json", "--max-problems=20"))
                .contains("Your API description is valid")
                .doesNotContain("You have");
        assertThat(command.run("npx", "spectral", "lint", "openapi.json", "--fail-severity=hint"))
                .contains("No results with a severity of 'hint' or higher found!");
    }
}
