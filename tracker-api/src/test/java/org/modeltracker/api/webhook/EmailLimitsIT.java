package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.http.QuotaTable;
import org.modeltracker.core.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

class EmailLimitsIT extends ApiContext {

    @Autowired
    private QuotaTable quotas;

    private final TestClock time = new TestClock(Made.NOW);
    private EmailLimits limits;

    @BeforeEach
    void begin() {
        limits = new EmailLimits(quotas, time);
    }

    private boolean asked(String mailbox) {
        return limits.mayBeAsked(EmailAddress.parse(mailbox).orElseThrow());
    }

    @Test
    void a_person_is_asked_three_times_a_day() {
        assertThat(asked("a@b.example")).isTrue();
        assertThat(asked("a+1@b.example")).isTrue();
        assertThat(asked("A@b.example")).isTrue();
        assertThat(asked("a+2@b.example")).isFalse();
        assertThat(asked("other@b.example")).isTrue();
        time.advance(Duration.ofHours(23));
        assertThat(asked("a@b.example")).isFalse();
        time.advance(Duration.ofHours(1));
        assertThat(asked("a@b.example")).isTrue();
    }

    @Test
    void a_network_asks_twenty_times_an_hour() {
        for (int n = 0; n < EmailLimits.PER_NETWORK; n++) {
            assertThat(limits.mayAsk("192.0.2." + n)).isTrue();
        }
        assertThat(limits.mayAsk("192.0.2.200")).isFalse();
        assertThat(limits.mayAsk("192.0.3.1")).isTrue();
        time.advance(Duration.ofHours(1));
        assertThat(limits.mayAsk("192.0.2.1")).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_locks_nobody_out() {
        for (int n = 0; n < EmailLimits.PER_NETWORK; n++) {
            limits.mayAsk("198.51.100.1");
        }
        time.advance(Duration.ofDays(-30));
        assertThat(limits.mayAsk("198.51.100.1")).isTrue();
    }

    @Test
    void a_network_is_what_one_customer_has() {
        assertThat(EmailLimits.network("192.0.2.1")).isEqualTo(EmailLimits.network("192.0.2.254"));
        assertThat(EmailLimits.network("2001:db8:1:2::1")).isEqualTo(EmailLimits.network("2001:db8:1:2:ffff::9"));
        assertThat(EmailLimits.network("2001:db8:1:3::1")).isNotEqualTo(EmailLimits.network("2001:db8:1:2::1"));
    }
}
