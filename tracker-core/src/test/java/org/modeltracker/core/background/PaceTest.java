package org.modeltracker.core.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaceTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Pace pace = new Pace(HOUR, Duration.ZERO);

    @Test
    void the_first_round_begins_at_once_and_the_next_when_somebody_waits_for_it() throws InterruptedException {
        pace.keep();
        var next = pausing(pace);
        pace.hurry();
        next.join();
    }

    @Test
    void one_round_serves_all_who_waited() throws InterruptedException {
        pace.keep();
        pace.hurry();
        pace.hurry();
        pace.keep();
        var next = pausing(pace);
        pace.hurry();
        next.join();
    }

    @Test
    void the_least_distance_is_kept_however_many_wait_but_not_by_a_thread_that_is_to_stop()
            throws InterruptedException {
        var strict = new Pace(HOUR, HOUR);
        strict.keep();
        strict.hurry();
        var next = pausing(strict);
        next.interrupt();
        next.join();
        Thread.currentThread().interrupt();
        strict.keep();
        assertThat(Thread.interrupted()).as("who stops can still see it").isTrue();
    }

    @Test
    void no_round_begins_once_it_has_ended() {
        assertThat(pace.keep()).isTrue();
        pace.end();
        assertThat(pace.keep()).isFalse();
    }

    private static Thread pausing(Pace pace) {
        var round = Thread.ofPlatform().daemon().start(pace::keep);
        eventually("the next round pauses", () -> round.getState() == Thread.State.TIMED_WAITING);
        return round;
    }
}
