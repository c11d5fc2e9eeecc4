package org.modeltracker.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as an operator does, in the folder of the project. */
record Shell(Map<String, String> environment) {

    private static final long LONGEST_MINUTES = 15;

    private record Result(int code, String output) {}

    /** @return what the command printed; an error of it fails the test */
    String run(String command) {
        var result = result(command);
        assertThat(result.code()).as(command + "\n" + result.output()).isZero();
        return result.output();
    }

    boolean succeeds(String command) {
        return result(command).code() == 0;
    }

    private Result result(String command) {
        try {
            var output = Files.createTempFile("command-", ".log");
            try {
                return result(command, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Result result(String command, Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", command)
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(
                        "not within %d minutes: %s%n%s".formatted(LONGEST_MINUTES, command, Files.readString(output)));
            }
        } finally {
            process.destroy();
        }
        return new Result(process.exitValue(), Files.readString(output));
    }
}
