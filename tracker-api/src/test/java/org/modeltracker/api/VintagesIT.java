package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The days on which an answer changed. */
class VintagesIT extends ApiContext {

    private static final String VINTAGES = "/v1/models/vintage/m/vintages";

    @Test
    void each_fact_has_the_days_on_which_its_answer_changed_and_no_others() {
        record(released("vintage/m", "2026-03-01"));
        var first = today();
        var price = record(price("vintage/m", "2026-05-01", "5"));
        later(Duration.ofDays(2));
        record(price("vintage/m", "2026-05-01", "5").by("a-paper", "press"));
        later(Duration.ofDays(2));
        var corrected = correct(price, price("vintage/m", "2026-05-01", "6"));
        var second = today();
        var access = record(access("vintage/m", "2026-05-01", "public_preview"));
        var disputed =
                record(access("vintage/m", "2026-06-01", "general_availability").by("a-paper", "press"));
        var vintages = data(VINTAGES);
        assertThat(texts(vintages, "/fact")).containsExactly("released", "access", "pricing", "pricing");
        assertThat(texts(vintages, "/day")).containsExactly(first, second, first, second);
        assertThat(vintages.get(1).path("position").asLong()).isEqualTo(position(disputed));
        assertThat(vintages.get(3).path("position").asLong()).isEqualTo(position(corrected));
        assertThat(texts(data(VINTAGES + "?as_of=" + position(access)), "/day"))
                .containsExactly(first, second, first, second);
        assertThat(texts(data(VINTAGES + "?as_of=" + position(price)), "/day")).containsExactly(first, first);
    }

    @Test
    void an_unknown_model_has_none() {
        assertThat(anybody().get("/v1/models/vintage/nobody/vintages").status()).isEqualTo(404);
    }

    private String today() {
        return clock.instant().toString().substring(0, 10);
    }
}
