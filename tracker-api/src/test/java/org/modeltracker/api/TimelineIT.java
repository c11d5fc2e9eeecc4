package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.status;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happened, in order. */
@Timeout(60)
class TimelineIT extends SomeEvents {

    @Test
    void the_timeline_of_a_model_can_be_had_as_its_sources_had_told_it_by_a_day() {
        var model = "told/late";
        record(
                announced(model, "2026-01-15"),
                status(model, "2026-01-20", "closed").seen("2026-03-10"));
        record(status(model, "2026-02-01", "gated_weights").seen("2026-03-11T10:00:00Z"));
        var path = "/v1/models/" + model + "/timeline";
        assertThat(data(path)).hasSize(3);
        assertThat(data(path + "?observed_by=2026-03-09")).hasSize(1);
        assertThat(data(path + "?observed_by=2026-03-10")).hasSize(2);
        assertThat(data(path + "?observed_by=2026-03-11T09:59:59Z")).hasSize(2);
        var first = get(path + "?observed_by=2026-03-10&limit=1");
        assertThat(first.at("/observed_by")).isEqualTo("2026-03-10");
        var second = get(first.header("Link").replaceAll(".*(/v1[^>]+)>.*", "$1"));
        assertThat(texts(second.json().path("data").valueStream().toList(), "/type"))
                .containsExactly("model.announced");
        assertThat(second.header("Link")).isEmpty();
        assertThat(anybody().get("/v1/timeline?observed_by=2026-03-10").status())
                .as("lists of many models have no such view")
                .isEqualTo(400);
    }

    @Test
    void what_happened_to_a_benchmark_is_no_organisations_doing() {
        record(benchmark("unowned-bench"));
        assertThat(data("/v1/timeline?organisation=unowned-bench")).isEmpty();
        assertThat(texts(data("/v1/timeline?type=benchmark.defined&limit=100"), "/benchmark"))
                .contains("unowned-bench");
    }

    @Test
    void the_timeline_tells_what_happened_newest_first() {
        filtered();
        var all = data("/v1/timeline?organisation=filtered");
        assertThat(texts(all, "/effective")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(all)
                .allSatisfy(item -> assertThat(item.path("sentence").asString()).isNotBlank());
        assertThat(all.stream().map(ApiContext::position).toList())
                .containsExactlyInAnyOrderElementsOf(data("/v1/events?organisation=filtered").stream()
                        .map(ApiContext::position)
                        .toList());
        var recorded = data("/v1/timeline?organisation=filtered&order=recorded");
        assertThat(recorded.stream().map(ApiContext::position)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(texts(data("/v1/timeline?model=filtered/a&type=model.announced"), "/type"))
                .containsExactly("model.announced");
        assertThat(texts(data("/v1/timeline?organisation=filtered&from=2026-02&to=2026-05-01"), "/effective"))
                .containsExactly("2026-05-01");
        assertThat(data("/v1/models/filtered/a/timeline")).hasSize(2);
        assertThat(data("/v1/timeline?organisation=filtered&effective_at=2026-01-31"))
                .hasSize(3);
    }
}
