package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.core.model.InputError;

class WatchRequestTest {

    @ParameterizedTest
    @CsvSource({"15m, 15m", "90m, 90m", "120m, 2h", "24h, 1d", "36h, 36h", "30d, 30d"})
    void a_period_is_written_in_its_largest_unit(String asked, String written) {
        var request = new WatchRequest("https://a.example/", null, "a", "pricing", asked);
        assertThat(request.faults()).isEmpty();
        assertThat(WatchRequest.every(request.period())).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"14m", "31d", "0h", "1w", "d", "99999d"})
    void a_period_outside_its_bounds_is_a_fault(String every) {
        assertThat(new WatchRequest("https://a.example/", null, "a", "pricing", every).faults())
                .extracting(InputError::pointer)
                .containsExactly("/every");
    }

    @ParameterizedTest
    @CsvSource({"p:matches((a+)+b)", "a[href~=x]", "p[", ":has(*)"})
    void a_selector_that_may_take_long_or_is_none_is_a_fault(String selector) {
        assertThat(new WatchRequest("https://a.example/", selector, "a", "pricing", null).faults())
                .extracting(InputError::pointer)
                .containsExactly("/selector");
    }

    @Test
    void each_missing_field_is_named_and_the_others_have_defaults() {
        var request = new WatchRequest(null, " ", null, " ", null);
        assertThat(request.faults()).extracting(InputError::pointer).containsExactly("/url", "/publisher", "/about");
        assertThat(request.period()).isEqualTo(Duration.ofDays(1));
        assertThat(request.selector()).isNull();
    }
}
