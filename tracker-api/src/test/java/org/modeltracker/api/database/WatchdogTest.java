package org.modeltracker.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.database.Watchdog.Watched;

/** When a server that ended is started again, and when it is given up. */
class WatchdogTest {

    private final EndingServer server = new EndingServer();
    private final Watchdog watchdog = new Watchdog(server, failure -> {});
    private long now;

    /** It lives until it is ended. */
    private static final class EndingServer implements Watched {

        private boolean alive = true;
        private int starts;

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public void restart() {
            starts++;
            alive = true;
        }
    }

    private void endsAfter(Duration quiet) {
        now += quiet.toNanos();
        server.alive = false;
        watchdog.look(now);
    }

    @Test
    void a_server_that_lives_is_left_alone() {
        watchdog.look(now);
        assertThat(server.starts).isZero();
    }

    @Test
    void one_that_ended_five_times_in_five_minutes_is_given_up_at_the_next_end() {
        for (int end = 0; end < 5; end++) {
            endsAfter(Duration.ofSeconds(10));
        }
        assertThat(server.starts).isEqualTo(5);
        assertThatThrownBy(() -> endsAfter(Duration.ofSeconds(10)))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessage("PostgreSQL ended and was restarted 5 times in 5 minutes.");
        assertThat(server.starts).isEqualTo(5);
    }

    @Test
    void one_that_ends_now_and_then_is_always_started_again() {
        for (int end = 0; end < 50; end++) {
            endsAfter(Duration.ofSeconds(61));
        }
        assertThat(server.starts).isEqualTo(50);
    }
}
