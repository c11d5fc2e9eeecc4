package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happened, in order. */
@Timeout(60)
class TimelineIT extends SomeEvents {

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
