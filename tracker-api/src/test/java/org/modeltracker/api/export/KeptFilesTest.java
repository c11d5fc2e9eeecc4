package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.TestClock;

/** Each file is written once and kept for an hour, at most 100 bytes of them. */
@Timeout(60)
class KeptFilesTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final AtomicInteger writes = new AtomicInteger();

    @TempDir
    Path directory;

    private KeptFiles files;

    @BeforeEach
    void start() {
        files = new KeptFiles(100, Duration.ofHours(1), clock);
    }

    @Test
    void the_second_reader_gets_the_file_of_the_first() {
        var first = read("a", 10);
        assertThat(read("a", 10)).isEqualTo(first).exists();
        assertThat(writes).hasValue(1);
    }

    @Test
    void readers_that_come_at_the_same_time_wait_for_one_file() throws Exception {
        var go = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(waiting(readers, go), waiting(readers, go));
            eventually("one of them writes", () -> writes.get() == 1);
            go.countDown();
            assertThat(both.getFirst().get()).isEqualTo(both.getLast().get()).exists();
        }
        assertThat(writes).hasValue(1);
    }

    private CompletableFuture<Path> waiting(Executor readers, CountDownLatch go) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var lease = files.take(key("a"), () -> {
                        var written = file("a", 10);
                        await(go);
                        return written;
                    })) {
                        return lease.file().path();
                    }
                },
                readers);
    }

    @Test
    void the_one_that_was_read_longest_ago_is_deleted_when_all_are_too_large() {
        var first = read("a", 40);
        var second = read("b", 40);
        read("a", 40);
        var third = read("c", 40);
        assertThat(second).doesNotExist();
        assertThat(first).exists();
        assertThat(third).exists();
        assertThat(files.bytes()).isEqualTo(80);
    }

    @Test
    void a_file_is_not_deleted_while_somebody_reads_it() {
        try (var lease = files.take(key("a"), () -> file("a", 90))) {
            read("b", 90);
            clock.advance(Duration.ofHours(2));
            files.sweep();
            files.clear();
            assertThat(lease.file().path()).exists();
        }
        clock.advance(Duration.ofHours(2));
        files.sweep();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void one_larger_than_all_may_be_is_deleted_after_its_reader() {
        assertThat(read("a", 500)).doesNotExist();
        assertThat(files.bytes()).isZero();
    }

    @Test
    void it_is_kept_for_an_hour_after_its_last_reader() {
        var path = read("a", 10);
        clock.advance(Duration.ofMinutes(50));
        read("a", 10);
        clock.advance(Duration.ofMinutes(50));
        files.sweep();
        assertThat(path).exists();
        clock.advance(Duration.ofMinutes(11));
        files.sweep();
        assertThat(path).doesNotExist();
    }

    @Test
    void a_forgotten_file_is_given_to_nobody_else_and_deleted_after_its_readers() {
        var lease = files.take(key("a"), () -> file("a", 10));
        lease.forget();
        var again = read("a", 10);
        assertThat(again).isNotEqualTo(lease.file().path()).exists();
        assertThat(lease.file().path()).exists();
        lease.close();
        assertThat(lease.file().path()).doesNotExist();
        assertThat(files.bytes()).isEqualTo(10);
    }

    @Test
    void a_failed_write_is_tried_again_by_the_next_reader() {
        assertThatThrownBy(() -> files.take(key("a"), () -> {
                    throw Problem.notFound("a");
                }))
                .isInstanceOf(Problem.class);
        assertThat(read("a", 10)).exists();
    }

    private Path read(String name, int bytes) {
        try (var lease = files.take(key(name), () -> file(name, bytes))) {
            return lease.file().path();
        }
    }

    private static FileKey key(String name) {
        return new FileKey(name, FileForm.CSV, "1");
    }

    private ExportedFile file(String name, int bytes) {
        writes.incrementAndGet();
        try {
            var path = Files.createTempFile(directory, name, null);
            Files.write(path, new byte[bytes]);
            return new ExportedFile(path, 1, bytes, "00");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
