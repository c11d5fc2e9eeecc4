package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Programs of other platforms, run in a directory.
 *
 * @param directory a copy: what they install and generate is thrown away
 */
public record Command(Path directory) {

    private static final Path SOURCES = Path.of("src/clients");

    /** @param sources the name of a folder of {@code src/clients} */
    public static Command in(Path directory, String sources) {
        try (var files = Files.list(SOURCES.resolve(sources))) {
            for (var file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Command(directory);
    }

    public Command write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
        return this;
    }

    /** What it prints; it must end well. */
    public String run(String... words) throws IOException, InterruptedException {
        var log = directory.resolve("said.log").toFile();
        var process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        var said = Files.readString(log.toPath());
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", String.join(" ", words), said)
                .isTrue();
        return said;
    }
}
