package org.modeltracker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Eventually.eventually;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.background.JoinedLookup;

class JoinedLookupTest {

    private final AtomicInteger lookups = new AtomicInteger();

    @Test
    void who_asks_during_a_lookup_gets_the_next_one_together_with_others() {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var lookup = new JoinedLookup<>(() -> {
            int number = lookups.incrementAndGet();
            begun.countDown();
            wait(release);
            return number;
        });
        var first = CompletableFuture.supplyAsync(lookup::get);
        wait(begun);
        var asked = new AtomicInteger();
        var later = Stream.generate(() -> {
                    var result = new CompletableFuture<Integer>();
                    Thread.startVirtualThread(() -> {
                        asked.incrementAndGet();
                        result.complete(lookup.get());
                    });
                    return result;
                })
                .limit(20)
                .toList();
        eventually("all ask", () -> asked.get() == 20);
        release.countDown();
        assertThat(first.join()).isEqualTo(1);
        assertThat(later).allSatisfy(got -> assertThat(got.join()).isGreaterThan(1));
        assertThat(lookups.get()).isLessThanOrEqualTo(5);
    }

    @Test
    void who_asks_afterwards_gets_another_lookup() {
        var lookup = new JoinedLookup<>(lookups::incrementAndGet);
        assertThat(lookup.get()).isEqualTo(1);
        assertThat(lookup.get()).isEqualTo(2);
    }

    @Test
    void a_failure_is_the_result_of_its_own_lookup_only() {
        var lookup = new JoinedLookup<>(() -> {
            if (lookups.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is gone");
            }
            return lookups.get();
        });
        assertThatThrownBy(lookup::get).isInstanceOf(IllegalStateException.class);
        assertThat(lookup.get()).isEqualTo(2);
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
