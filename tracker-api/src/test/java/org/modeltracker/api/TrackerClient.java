package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;

/** What tests ask of a tracker, and tell it, over HTTP. */
public abstract class TrackerClient {

    /** By the address of the tracker: each has a log of its own. */
    private static final Map<String, Long> HEADS = new ConcurrentHashMap<>();

    /** As the operator. */
    protected abstract Http http();

    /** As anybody. */
    protected Http anybody() {
        return http().with(null);
    }

    /** Records a claim that is new, waits until the views know it, and gives the stored event. */
    protected JsonNode record(Envelope claim) {
        return stored(http().post("/v1/events", claim.toString(), "Prefer", "wait=10"));
    }

    protected List<JsonNode> record(Envelope... claims) {
        return List.of(claims).stream().map(this::record).toList();
    }

    protected JsonNode correct(JsonNode event, Envelope by) {
        return amend(event, "correction", by.correcting().toString());
    }

    protected JsonNode retract(JsonNode event) {
        return amend(event, "retraction", retraction(event).toString());
    }

    protected static Envelope retraction(JsonNode event) {
        var json = Envelope.tree("{'reason': 'it was wrong'}").asObject();
        json.set("source", event.path("source"));
        json.set("observed_at", event.path("observed_at"));
        return new Envelope(json);
    }

    private JsonNode amend(JsonNode event, String how, String body) {
        return stored(http().post("/v1/events/" + event.path("id").asString() + "/" + how, body, "Prefer", "wait=10"));
    }

    private static JsonNode stored(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    protected Answer get(String path) {
        var answer = anybody().follow(path);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return answer;
    }

    protected List<JsonNode> data(String path) {
        return array(path, "/data");
    }

    protected List<JsonNode> array(String path, String pointer) {
        return get(path).json().at(pointer).valueStream().toList();
    }

    /** The only item of a list. */
    protected JsonNode item(String path) {
        var items = data(path);
        assertThat(items).as(path).hasSize(1);
        return items.getFirst();
    }

    protected static List<String> texts(List<JsonNode> items, String pointer) {
        return items.stream().map(item -> item.at(pointer).asString("")).toList();
    }

    /** The position of the newest event; looked for behind the one that was the newest before. */
    protected long head() {
        long after = HEADS.getOrDefault(http().base(), 0L);
        for (var page = events(after); ; page = events(after)) {
            after = page.at("/page/next_after").asLong();
            if (!page.at("/page/has_more").asBoolean()) {
                HEADS.put(http().base(), after);
                return after;
            }
        }
    }

    private JsonNode events(long after) {
        return get("/v1/events?limit=100&after=" + after).json();
    }

    protected static UUID id(JsonNode event) {
        return UUID.fromString(event.path("id").asString());
    }

    protected static long position(JsonNode event) {
        return event.path("position").asLong();
    }
}
