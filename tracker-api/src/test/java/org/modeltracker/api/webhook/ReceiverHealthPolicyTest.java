package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.webhook.AttemptResult.Wish;
import org.modeltracker.api.webhook.ReceiverHealthPolicy.After;

class ReceiverHealthPolicyTest {
    private static final Instant START = Made.NOW;
    private static final ReceiverState WELL =
            new ReceiverState(new UUID(0, 1), "owner", "https://a.example/", true, null, null, 0, null, null);

    private final ReceiverHealthPolicy health = new ReceiverHealthPolicy(Made.SETTINGS);

    private After after(ReceiverState endpoint, Duration later, int... answers) {
        var at = START.plus(later);
        var outcomes = Arrays.stream(answers)
                .mapToObj(status -> Made.answered(status, at))
                .toList();
        return health.after(endpoint, outcomes, at);
    }

    @Test
    void an_endpoint_that_only_fails_is_warned_of_after_a_day_and_disabled_after_five() {
        var failing = after(WELL, Duration.ZERO, 500);
        assertThat(failing.endpoint().failingSince()).isEqualTo(START);
        assertThat(failing.notices()).isEmpty();
        var warned = after(failing.endpoint(), Duration.ofDays(1), 500);
        assertThat(warned.notices()).containsExactly(OperationalEvent.ENDPOINT_FAILING);
        var still = warned;
        for (int day = 2; day < 5; day++) {
            still = after(still.endpoint(), Duration.ofDays(day), 500);
            assertThat(still.notices()).isEmpty();
            assertThat(still.endpoint().active()).isTrue();
        }
        var disabled = after(still.endpoint(), Duration.ofDays(5), 500);
        assertThat(disabled.notices()).containsExactly(OperationalEvent.ENDPOINT_DISABLED);
        assertThat(disabled.endpoint().active()).isFalse();
        assertThat(disabled.endpoint().disabledReason()).isEqualTo("failing");
    }

    @Test
    void one_success_begins_the_count_anew_and_ends_a_warning() {
        var warned = after(after(WELL, Duration.ZERO, 500).endpoint(), Duration.ofDays(2), 500)
                .endpoint();
        var recovered = after(warned, Duration.ofDays(3), 204);
        assertThat(recovered.notices()).containsExactly(OperationalEvent.ENDPOINT_RECOVERED);
        assertThat(recovered.endpoint()).isEqualTo(WELL);
        var again = after(recovered.endpoint(), Duration.ofDays(6), 500).endpoint();
        assertThat(again.failingSince()).isEqualTo(START.plus(Duration.ofDays(6)));
        assertThat(again.active()).isTrue();
    }

    @Test
    void a_clock_set_forward_by_days_and_back_again_disables_nobody() {
        var endpoint = after(WELL, Duration.ZERO, 500).endpoint();
        endpoint = after(endpoint, Duration.ofDays(6), 500).endpoint();
        assertThat(endpoint.active()).as("forward").isTrue();
        endpoint = after(endpoint, Duration.ofMinutes(1), 500).endpoint();
        endpoint = after(endpoint, Duration.ofDays(1), 500).endpoint();
        assertThat(endpoint.active()).as("back").isTrue();
        assertThat(endpoint.hasFailedFor(Duration.ofDays(3))).isFalse();
    }

    @Test
    void sporadic_failure_never_disables() {
        var endpoint = WELL;
        for (int day = 0; day < 60; day++) {
            endpoint = after(endpoint, Duration.ofDays(day), 500).endpoint();
            endpoint = after(endpoint, Duration.ofDays(day).plusHours(20), 200).endpoint();
            assertThat(endpoint).isEqualTo(WELL);
        }
    }

    @Test
    void who_says_so_is_disabled_at_once_and_told_of_once() {
        var gone = Made.outcome("plan", "status_410", 410, START, null, Wish.GONE);
        var after = health.after(WELL, List.of(gone, gone), START);
        assertThat(after.endpoint().disabledReason()).isEqualTo("gone");
        assertThat(after.notices()).containsExactly(OperationalEvent.ENDPOINT_DISABLED);
        var asked = Made.outcome("plan", "status_200", 200, START, null, Wish.DISABLE);
        assertThat(health.after(WELL, List.of(asked), START).endpoint().disabledReason())
                .isEqualTo("asked");
    }

    @Test
    void failures_on_request_do_not_begin_the_count() {
        var manual = Made.outcome("manual", "status_500", 500, START, null, Wish.NONE);
        assertThat(health.after(WELL, List.of(manual), START).endpoint()).isEqualTo(WELL);
    }

    @Test
    void a_mailbox_that_refuses_for_good_is_disabled_at_once() {
        var bounced = Made.outcome("plan", "smtp_550", 550, START, null, Wish.BOUNCED);
        var after = health.after(WELL, List.of(bounced), START).endpoint();
        assertThat(after.active()).isFalse();
        assertThat(after.disabledReason()).isEqualTo("bounced");
    }

    @Test
    void a_failure_of_the_operators_smtp_server_is_not_the_receivers() {
        var failed = Made.outcome("plan", EmailReply.FAILED.word(), null, START, null, Wish.NONE);
        assertThat(health.after(WELL, List.of(failed), START).endpoint()).isEqualTo(WELL);
    }
}
