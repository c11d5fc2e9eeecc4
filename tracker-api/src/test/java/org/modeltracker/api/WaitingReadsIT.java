package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A read of what nobody has recorded yet waits a while, and one reader cannot have many of them. */
class WaitingReadsIT extends ApiContext {

    private static final String AHEAD = "/v1/models?as_of=999999999";

    @Test
    void a_read_ahead_of_the_log_is_told_when_to_ask_again() {
        var answer = anybody().get(AHEAD);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void it_is_woken_when_the_views_have_what_it_waits_for() throws Exception {
        long next = head() + 1;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var read = threads.submit(() -> anybody().get("/v1/models?limit=1&as_of=" + next));
            record(Envelope.released("waiting/woken", "2026-04-01"));
            assertThat(read.get().status()).isEqualTo(200);
        }
    }

    @Test
    void one_reader_has_few_of_them_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> read = () -> anybody().get(AHEAD).status();
            var statuses = threads
                    .invokeAll(IntStream.range(0, 12).mapToObj(n -> read).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(statuses).containsOnly(503, 429);
            assertThat(statuses.stream().filter(status -> status == 503)).hasSize(8);
        }
        assertThat(List.of(anybody().get("/v1/models").status())).containsExactly(200);
    }
}
