package org.modeltracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {

    @Test
    void a_quota_is_requests_per_time() {
        assertThat(Quota.parse("600/1m")).hasValue(new Quota(600, Duration.ofMinutes(1)));
        assertThat(Quota.parse(" 5/30s ")).hasValue(new Quota(5, Duration.ofSeconds(30)));
    }

    @Test
    void off_is_no_quota() {
        assertThat(Quota.parse("off")).isEmpty();
        assertThat(Quota.parse("OFF")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "600", "0/1m", "-1/1m", "600/0m", "600/m", "1/1y", "many/1m"})
    void a_quota_that_is_not_understood_stops_the_start(String text) {
        assertThatThrownBy(() -> Quota.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tracker.rate-limit");
    }
}
