package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.webhook.AttemptResult.Wish;

class RetryPlanTest {
    private static final Instant NOW = Made.NOW;

    /** A die that always shows the same, from 0 to 1. */
    private static RetryPlan plan(double die) {
        return new RetryPlan(Made.SETTINGS, new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return die;
            }
        });
    }

    private static Duration wait(int attempts, AttemptResult outcome, double die) {
        return Duration.between(NOW, plan(die).next(attempts, outcome).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT5M", "3,PT30M", "4,PT2H", "5,PT5H", "6,PT10H", "7,PT14H", "8,PT20H", "9,PT24H"})
    void each_attempt_waits_as_the_plan_says_give_or_take_a_fifth(int attempts, Duration delay) {
        var failed = Made.answered(500, NOW);
        assertThat(wait(attempts, failed, 0.5)).isEqualTo(delay);
        assertThat(wait(attempts, failed, 0)).isEqualTo(delay.multipliedBy(4).dividedBy(5));
        assertThat(wait(attempts, failed, 1)).isEqualTo(delay.multipliedBy(6).dividedBy(5));
    }

    @Test
    void after_ten_attempts_the_plan_is_used_up() {
        assertThat(plan(0.5).next(10, Made.answered(500, NOW))).isEmpty();
    }

    @Test
    void the_overloaded_get_a_minute_at_least() {
        assertThat(wait(1, Made.answered(429, NOW), 0.5)).isEqualTo(Duration.ofSeconds(60));
        assertThat(wait(1, Made.outcome("plan", "timeout", null, NOW, null, Wish.NONE), 0.5))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(wait(2, Made.answered(429, NOW), 0.5)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void an_endpoint_may_put_the_next_attempt_off_but_not_nearer_and_not_for_ever() {
        assertThat(wait(1, asking(Duration.ofMinutes(10)), 0.5)).isEqualTo(Duration.ofMinutes(10));
        assertThat(wait(2, asking(Duration.ofSeconds(1)), 0.5)).isEqualTo(Duration.ofMinutes(5));
        assertThat(wait(2, asking(Duration.ofDays(400)), 0.5)).isEqualTo(Duration.ofHours(24));
    }

    private static AttemptResult asking(Duration wait) {
        return Made.outcome("plan", "status_503", 503, NOW, NOW.plus(wait), Wish.NONE);
    }

    @Test
    void retry_after_is_read_as_seconds_or_as_a_date_and_nonsense_is_not() {
        assertThat(RetryAfter.instant("120", NOW)).contains(NOW.plusSeconds(120));
        assertThat(RetryAfter.instant("Sun, 01 Nov 2026 13:00:00 GMT", NOW))
                .contains(Instant.parse("2026-11-01T13:00:00Z"));
        assertThat(RetryAfter.instant("soon", NOW)).isEmpty();
        assertThat(RetryAfter.instant("-5", NOW)).isEmpty();
        assertThat(RetryAfter.instant("99999999999999999999", NOW)).isEmpty();
    }
}
