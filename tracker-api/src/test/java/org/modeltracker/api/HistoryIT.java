package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.status;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers changed. */
@Timeout(60)
class HistoryIT extends ApiContext {

    @ParameterizedTest
    @ValueSource(strings = {"access", "pricing", "open-source-status", "benchmarks"})
    void every_history_has_all_intervals_on_both_axes(String view) {
        var model = "history/" + view;
        record(announced(model, "2026-01-15"));
        http().post("/v1/events", benchmark("history-bench").toString());
        var first = record(claims(model).get(view).effective("2026-02-01"));
        retract(first);
        record(claims(model).get(view).effective("2026-03-01").seen("2026-03-01"));
        var intervals = data("/v1/models/" + model + "/" + view + "/history");
        assertThat(intervals).hasSizeGreaterThanOrEqualTo(2);
        assertThat(intervals)
                .allSatisfy(interval -> assertThat(interval.propertyNames())
                        .contains(
                                "effective_from",
                                "effective_to",
                                "recorded_from",
                                "recorded_to",
                                "position_from",
                                "position_to",
                                "event_id"));
        assertThat(intervals.getFirst().path("recorded_to").isNull()).isFalse();
        assertThat(intervals.getLast().path("recorded_to").isNull()).isTrue();
        var then = data("/v1/models/" + model + "/" + view + "/history?as_of=" + position(first));
        assertThat(then).hasSize(1);
        assertThat(then.getFirst().path("recorded_to").isNull())
                .as("its end was not known yet")
                .isTrue();
    }

    @Test
    void what_is_intended_belongs_to_no_interval_of_the_past() {
        record(announced("history/intent", "2026-01-15"), status("history/intent", "2026-02-01", "closed"));
        var path = "/v1/models/history/intent/open-source-status";
        assertThat(get(path).json().has("intent")).isTrue();
        assertThat(item(path + "/history").has("intent")).isFalse();
        assertThat(item(path + "/history").path("status").asString()).isEqualTo("closed");
    }

    private static Map<String, Envelope> claims(String model) {
        return Map.of(
                "access", access(model, "2026-02-01", "public_preview"),
                "pricing", price(model, "2026-02-01", "5"),
                "open-source-status", status(model, "2026-02-01", "closed"),
                "benchmarks", exact(model, "history-bench", "5"));
    }
}
