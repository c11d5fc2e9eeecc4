package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.confirmed;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import org.junit.jupiter.api.Test;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;

/** Every answer says when the claim that gives it was last seen to hold. */
class LastObservedIT extends ApiContext {

    private static final String ROW = "/data/0/last_observed";

    @Test
    void an_answer_was_last_observed_when_its_publisher_last_looked() {
        record(released("looked/m", "2026-03-01"), listed("looked/m", "2026-04-01", "10", "looked-list"));
        assertThat(prices("looked/m", "").at(ROW)).isEqualTo("2026-04-01");
        long before = head();
        record(confirmed("another-list", "2026-06-10"), confirmed("looked-list", "2026-06-15"));
        assertThat(prices("looked/m", "").at(ROW)).isEqualTo("2026-06-15");
        assertThat(prices("looked/m", "?as_of=" + before).at(ROW)).isEqualTo("2026-04-01");
        assertThat(prices("looked/m", "?observed_by=2026-06-14").at(ROW)).isEqualTo("2026-04-01");
        assertThat(prices("looked/m", "?observed_by=2026-06-15").at(ROW)).isEqualTo("2026-06-15");
        assertThat(get("/v1/models/looked/m").at("/pricing/0/last_observed")).isEqualTo("2026-06-15");
        assertThat(get("/v1/models?q=looked/m").at("/data/0/pricing/0/last_observed"))
                .isEqualTo("2026-06-15");
    }

    @Test
    void an_answer_that_ended_was_not_seen_after_its_end() {
        record(
                released("ended/m", "2026-03-01"),
                listed("ended/m", "2026-04-01", "10", "ended-list"),
                confirmed("ended-list", "2026-04-20"),
                listed("ended/m", "2026-05-01", "5", "ended-list"),
                confirmed("ended-list", "2026-06-15"));
        for (var times : new String[] {"?effective_at=2026-04-25", "?effective_at=2026-04-25&observed_by=2026-10-01"}) {
            assertThat(prices("ended/m", times).at(ROW)).as(times).isEqualTo("2026-04-20");
        }
        assertThat(prices("ended/m", "").at(ROW)).isEqualTo("2026-06-15");
        JsonNode history = get("/v1/models/ended/m/pricing/history").json().path("data");
        assertThat(history.valueStream()
                        .filter(row -> row.path("recorded_to").isNull())
                        .map(row -> row.path("last_observed").asString()))
                .containsExactlyInAnyOrder("2026-04-20", "2026-06-15");
    }

    private Answer prices(String model, String times) {
        return get("/v1/models/" + model + "/pricing" + times);
    }

    private static Envelope listed(String model, String day, String amount, String publisher) {
        return price(model, day, amount).seen(day).by(publisher, "catalogue");
    }
}
