package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modeltracker.api.http.problem.Problems;

/** Each form of file finds the disk full at a device that always is. */
class FullDiskTest {

    private static final Path FULL = Path.of("/dev/full");

    @ParameterizedTest
    @EnumSource
    void a_file_that_does_not_fit_on_the_disk_is_told_as_such(FileForm form) {
        assumeTrue(Files.exists(FULL), "this system has no /dev/full");
        var text = Column.<String>text("text", row -> row);
        var table = new Table<>("full", List.of(text), (_, _) -> {});
        var thrown = catchThrowable(() -> {
            try (var file = form.open(table, FULL)) {
                for (int row = 0; row < 100_000; row++) {
                    file.write(new Object[] {"row " + row});
                }
            }
        });
        assertThat(thrown).isNotNull();
        assertThat(Problems.of(thrown))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(507));
    }
}
