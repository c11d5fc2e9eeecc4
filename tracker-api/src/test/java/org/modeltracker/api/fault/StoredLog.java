package org.modeltracker.api.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole log as a reader gets it, and where each thing that a client asked for is in it. */
final class StoredLog {

    private final List<JsonNode> events;
    private final Map<String, List<Long>> places = new HashMap<>();

    private StoredLog(List<JsonNode> events) {
        this.events = events;
        events.forEach(this::index);
    }

    static StoredLog of(String ndjson) {
        return new StoredLog(ndjson.lines().map(JsonMapper.shared()::readTree).toList());
    }

    /** The event with this id. */
    static String id(String id) {
        return "id " + id;
    }

    /** The first event that says what a source said at one place. */
    static String effectiveData(String locator) {
        return "said at " + locator;
    }

    /** What corrects or retracts an event. */
    static String amends(String id) {
        return "acts on " + id;
    }

    private void index(JsonNode event) {
        long position = event.path("position").asLong();
        var data = event.path("data");
        var acts = data.path("corrects").asString(data.path("retracts").asString(""));
        put(id(event.path("id").asString()), position);
        if (acts.isEmpty()) {
            put(effectiveData(event.at("/source/locator").asString("")), position);
        } else {
            put(amends(acts), position);
        }
    }

    private void put(String mark, long position) {
        places.computeIfAbsent(mark, none -> new ArrayList<>()).add(position);
    }

    List<JsonNode> events() {
        return events;
    }

    /** Where it is stored: nowhere, or at one position. */
    List<Long> places(String mark) {
        return places.getOrDefault(mark, List.of());
    }

    long head() {
        return events.isEmpty() ? 0 : events.getLast().path("position").asLong();
    }
}
