package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file, and the events after its position, are the live views: nothing is missing between them, and nothing is in both. */
@Timeout(180)
class ExportUnderWritesIT extends ApiContext {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int WRITES = 60;

    private record Export(long position, List<JsonNode> rows) {}

    @Test
    void an_export_and_the_events_after_it_are_the_live_views_while_claims_come_in() throws Exception {
        var model = "written/m";
        record(released(model, "2025-01-01"));
        var exports = new ArrayList<Export>();
        try (var writer = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = CompletableFuture.runAsync(
                    () -> IntStream.range(0, WRITES).forEach(day -> record(changed(model, day))), writer);
            while (!writing.isDone()) {
                exports.add(export("pricing"));
                assertNothingIsLost(export("events"));
            }
            writing.join();
        }
        exports.add(export("pricing"));
        var live = starts(data("/v1/models/" + model + "/pricing/history?as_of=" + head()).stream()
                .filter(interval -> interval.path("position_to").isNull())
                .toList());
        assertThat(live).hasSize(WRITES);
        assertThat(exports).hasSizeGreaterThan(1);
        for (var export : exports) {
            assertThat(withEventsAfter(export, model)).isEqualTo(live);
        }
    }

    /** What held from when on, brought up to date: each price ends the one before it. */
    private TreeMap<String, String> withEventsAfter(Export export, String model) {
        var known = starts(export.rows().stream()
                .filter(row -> row.path("model").asString().equals(model))
                .filter(row -> row.path("position_to").isNull())
                .toList());
        for (var event : eventsAfter(export.position(), "&model=" + model)) {
            known.put(
                    event.path("effective").asString() + "T00:00:00Z", id(event).toString());
        }
        return known;
    }

    private static TreeMap<String, String> starts(List<JsonNode> intervals) {
        var starts = new TreeMap<String, String>();
        intervals.forEach(interval -> starts.put(
                interval.path("effective_from").asString(),
                interval.path("event_id").asString()));
        return starts;
    }

    private void assertNothingIsLost(Export events) {
        var ids = new ArrayList<>(texts(events.rows(), "/id"));
        assertThat(ids).hasSize((int) events.position());
        ids.addAll(texts(eventsAfter(events.position(), ""), "/id"));
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(texts(eventsAfter(0, ""), "/id")).startsWith(ids.toArray(String[]::new));
    }

    private Export export(String view) {
        var answer = get("/v1/export/" + view + ".ndjson");
        return new Export(
                Long.parseLong(answer.header("Tracker-Position")),
                answer.body().lines().map(JSON::readTree).toList());
    }

    private List<JsonNode> eventsAfter(long position, String filter) {
        return get("/v1/events?format=ndjson&after=" + position + filter)
                .body()
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    private static Envelope changed(String model, int day) {
        var date = LocalDate.parse("2025-02-01").plusDays(day).toString();
        return price(model, date, String.valueOf(day + 1));
    }
}
