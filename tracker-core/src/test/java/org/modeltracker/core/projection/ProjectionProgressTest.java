package org.modeltracker.core.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.background.Pace;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever waits for the views asks the database no more often than needed. */
class ProjectionProgressTest {

    private final AtomicBoolean listening = new AtomicBoolean(true);
    private final AtomicLong reached = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final ProjectionProgress progress = new ProjectionProgress(new JdbcTemplate(), listening::get, new Pace());

    @Test
    void who_is_told_of_each_move_asks_once() {
        assertThat(await(Duration.ofMillis(600))).isFalse();
        assertThat(asked).hasValue(1);
    }

    @Test
    void who_is_told_of_no_move_looks_again_now_and_then() {
        listening.set(false);
        assertThat(await(Duration.ofMillis(600))).isFalse();
        assertThat(asked.get()).isBetween(2, 4);
    }

    @Test
    void it_asks_again_when_the_position_is_announced_and_for_none_before_it() throws Exception {
        var waiting = new FutureTask<>(() -> await(Duration.ofSeconds(20)));
        Thread.ofPlatform().daemon().start(waiting);
        eventually("it has asked", () -> asked.get() == 1);
        progress.announce(9);
        reached.set(10);
        progress.announce(10);
        assertThat(waiting.get()).isTrue();
        assertThat(asked).hasValue(2);
    }

    private boolean await(Duration patience) {
        return progress.await(this::ask, 10, patience);
    }

    private long ask() {
        asked.incrementAndGet();
        return reached.get();
    }
}
