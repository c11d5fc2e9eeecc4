package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class TransactionLockTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S", "PT10.001S", "PT1H"})
    void no_wait_without_an_end_and_none_that_is_longer_than_a_statement_may_take(Duration patience) {
        assertThatThrownBy(() -> new TransactionLock(new JdbcTemplate(), patience))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tracker.lock-patience is from 1ms to 10s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT10S"})
    void the_longest_and_the_shortest_wait(Duration patience) {
        assertThat(new TransactionLock(new JdbcTemplate(), patience)).isNotNull();
    }
}
