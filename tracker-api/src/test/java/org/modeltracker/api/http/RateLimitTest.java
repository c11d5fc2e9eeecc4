package org.modeltracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Readers see where they stand, and asking whether an answer still holds is free. */
@TestPropertySource(properties = "tracker.rate-limit=3/1m")
class RateLimitTest extends BareServer {

    @Autowired
    TestClock clock;

    @BeforeEach
    void a_new_window() {
        clock.advance(Duration.ofMinutes(5));
    }

    @Test
    void each_request_is_counted_down() throws Exception {
        assertThat(standing(get("/v1/items"))).isEqualTo("\"requests\";r=2;t=60");
        clock.advance(Duration.ofMillis(10_500));
        assertThat(standing(get("/v1/items"))).isEqualTo("\"requests\";r=1;t=50");
        var third = get("/v1/nothing");
        assertThat(standing(third)).isEqualTo("\"requests\";r=0;t=50");
        assertThat(third.headers().firstValue("RateLimit-Policy")).hasValue("\"requests\";q=3;w=60");
        clock.advance(Duration.ofMillis(49_500)); // whole windows only, for the tests that share it
    }

    @Test
    void who_has_used_up_the_quota_is_told_when_to_come_again() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(get("/v1/items").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofSeconds(20));
        var refused = get("/v1/items");
        assertThat(problem(refused, 429).path("violated-policies").toString()).isEqualTo("[\"requests\"]");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("40");
        assertThat(standing(refused)).isEqualTo("\"requests\";r=0;t=40");

        clock.advance(Duration.ofSeconds(40));
        assertThat(get("/v1/items").statusCode()).isEqualTo(200);
    }

    @Test
    void a_clock_set_back_keeps_nobody_out_for_longer_than_a_window() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(get("/v1/items").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(-1));
        assertThat(get("/v1/items").headers().firstValue("Retry-After")).hasValue("60");
        clock.advance(Duration.ofSeconds(60));
        assertThat(get("/v1/items").statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_that_still_holds_costs_nothing() throws Exception {
        var etag = get("/v1/items").headers().firstValue("ETag").orElseThrow();
        for (int i = 0; i < 10; i++) {
            var answer = get("/v1/items", "If-None-Match", etag);
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(standing(answer)).isEqualTo("\"requests\";r=2;t=60");
        }
    }

    private static String standing(HttpResponse<String> answer) {
        return answer.headers().firstValue("RateLimit").orElse("");
    }
}
