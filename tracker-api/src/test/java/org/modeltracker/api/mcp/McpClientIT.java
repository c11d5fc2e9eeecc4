package org.modeltracker.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Command;

/** The door for agents, tried with the protocol's own client from npm. */
@Tag("npm")
class McpClientIT extends ApiContext {

    @TempDir
    Path directory;

    @Test
    void the_official_client_lists_the_tools_calls_each_and_is_told_the_same_as_over_rest() throws Exception {
        record(
                benchmark("npm-bench"),
                released("npm-agents/m", "2026-03-01"),
                price("npm-agents/m", "2026-05-01", "5"),
                access("npm-agents/m", "2026-04-01", "private_preview"),
                exact("npm-agents/m", "npm-bench", "57.5"));
        var command = Command.in(directory, "mcp");
        command.run("npm", "install", "--no-audit", "--no-fund", "--silent");
        var said = command.run("node", "try.mjs", "http://localhost:" + port, "npm-agents/m", "npm-bench");
        assertThat(said.lines().filter(line -> line.endsWith(": equal"))).hasSize(10);
    }
}
