package org.modeltracker.api.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.transaction.TransactionSystemException;

/** A full disk is told by that name, however deep it lies. */
class DiskFullTest {

    private static final SQLException DISK_FULL = new SQLException("could not extend file", "53100");
    private static final IOException NO_SPACE = new IOException("No space left on device");

    static Stream<Throwable> failures() {
        return Stream.of(
                DISK_FULL,
                NO_SPACE,
                new IOException("There is not enough space on the disk"),
                new IOException("/data/x: Disk quota exceeded"),
                new DataAccessResourceFailureException("insert into log.event", DISK_FULL),
                new TransactionSystemException("could not commit", DISK_FULL),
                new BatchUpdateException(new int[0], DISK_FULL),
                new UncheckedIOException("writing an export failed", NO_SPACE),
                new IllegalStateException("a run ends with an account", new ExecutionException(DISK_FULL)),
                new HttpMessageNotReadableException("no", NO_SPACE, new MockHttpInputMessage(new byte[0])),
                closedInVain());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void is_told_by_its_name(Throwable thrown) {
        var problem = Problems.of(thrown).orElseThrow();
        assertThat(problem.status()).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE.value());
        assertThat(problem.body().type()).endsWith("/disk-full");
        assertThat(problem.body().detail()).startsWith("The disk is full.").doesNotContain("log.event");
        assertThat(problem.headers()).containsKey("Retry-After");
    }

    @Test
    void another_lack_of_resources_is_not_a_full_disk() {
        var memory = new SQLException("out of memory", "53200");
        assertThat(Problems.of(memory).orElseThrow().status()).isEqualTo(503);
        assertThat(Problems.of(new IOException("Broken pipe"))).isEmpty();
    }

    private static Throwable closedInVain() {
        var thrown = new IllegalStateException("the writer is closed");
        thrown.addSuppressed(NO_SPACE);
        return thrown;
    }
}
