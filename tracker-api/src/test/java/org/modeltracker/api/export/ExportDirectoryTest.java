package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each process has a directory of its own, and nothing is left of those that ended. */
class ExportDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void a_process_that_stops_leaves_nothing() throws Exception {
        try (var own = ExportDirectory.in(parent)) {
            Files.writeString(own.path().resolve("file"), "text");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void what_a_killed_process_left_is_deleted_by_the_next_and_what_a_living_one_has_is_not() throws Exception {
        var left = Files.createDirectory(parent.resolve("run-1"));
        Files.writeString(left.resolve("file"), "text");
        Files.createFile(parent.resolve("run-1.lock"));
        try (var living = ExportDirectory.in(parent);
                var next = ExportDirectory.in(parent)) {
            assertThat(left).doesNotExist();
            assertThat(parent.resolve("run-1.lock")).doesNotExist();
            assertThat(living.path()).exists().isNotEqualTo(next.path());
        }
    }
}
