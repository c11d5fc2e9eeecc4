package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What has a date to come. */
@Timeout(60)
class UpcomingIT extends ApiContext {

    @Test
    void dates_to_come_are_listed_the_soonest_first_with_the_days_left() {
        record(announced("coming/new", "2026-01-15"), released("coming/old", "2026-01-15"));
        record(access("coming/old", "2026-01-15", "general_availability"), price("coming/old", "2026-01-15", "10"));
        record(access("coming/old", "2031-03-01", "retired")
                .seen("2026-02-01")
                .with("/data/replacement", "coming/new"));
        record(price("coming/old", "2031-01-11", "8").seen("2026-02-01"));
        record(price("coming/new", "2026-01-15", "2").withJson("/data/prices/0/conditions", "{'until': '2031-01-31'}"));
        record(Envelope.about("model", "coming/new", "expectation.stated", """
                {'about': 'api_access', 'expected': 'general_availability', 'window': '2031-02', 'commitment': 'firm'}
                """));
        var items = upcoming("organisation=coming&effective_at=2031-01-01");
        assertThat(texts(items, "/kind")).containsExactly("price", "promotion_end", "expectation", "retirement");
        assertThat(texts(items, "/date")).containsExactly("2031-01-11", "2031-01-31", "2031-02", "2031-03-01");
        assertThat(texts(items, "/days_left")).containsExactly("10", "30", "31", "59");
        assertThat(items.getLast().path("replacement").asString()).isEqualTo("coming/new");
        assertThat(items.get(2).path("commitment").asString()).isEqualTo("firm");
        assertThat(items.getLast().path("sentence").asString()).contains("will be retired");
        assertThat(upcoming("organisation=coming&effective_at=2031-01-01&within=30d"))
                .hasSize(2);
        assertThat(upcoming("organisation=coming&effective_at=2031-01-01&kind=retirement"))
                .hasSize(1);
        assertThat(upcoming("model=coming/new&effective_at=2031-01-01")).hasSize(2);
        assertThat(upcoming("organisation=coming&effective_at=2031-02-15"))
                .as("a window that has begun and not ended is still to come")
                .hasSize(2);
    }

    @Test
    void a_date_that_moves_leaves_no_trace_and_the_past_list_stays() {
        record(released("moving/a", "2026-01-15"), access("moving/a", "2026-01-15", "general_availability"));
        var retired = record(access("moving/a", "2031-03-01", "retired").seen("2026-02-01"));
        long before = head();
        correct(retired, access("moving/a", "2031-06-01", "retired").seen("2026-02-02"));
        assertThat(texts(upcoming("organisation=moving&effective_at=2031-01-01"), "/date"))
                .containsExactly("2031-06-01");
        assertThat(texts(upcoming("organisation=moving&effective_at=2031-01-01&as_of=" + before), "/date"))
                .containsExactly("2031-03-01");
    }

    @Test
    void how_far_ahead_is_a_number_of_days() {
        for (var within : List.of("90", "d", "0d", "-1d", "1w")) {
            var answer = anybody().get("/v1/upcoming?within=" + within);
            assertThat(answer.status()).as(within).isEqualTo(400);
            assertThat(answer.body()).contains("?within", "such as 90d");
        }
    }

    private List<JsonNode> upcoming(String query) {
        return data("/v1/upcoming?" + query);
    }
}
