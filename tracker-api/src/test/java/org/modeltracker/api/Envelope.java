package org.modeltracker.api;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event envelope in the making, as it goes over the wire. Without more, a claim is official, from the model's organisation, and was seen on
 * the day on which it holds.
 */
public record Envelope(ObjectNode json) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param data JSON; single quotes stand for double ones */
    public static Envelope of(String type, String model, String effective, String data) {
        var lab = model.contains("/") ? model.substring(0, model.indexOf('/')) : model;
        return about("model", model, type, data)
                .effective(effective)
                .seen(effective)
                .by(lab, "official");
    }

    public static Envelope about(String kind, String subject, String type, String data) {
        var json = JSON.createObjectNode().put("type", type).put(kind, subject);
        json.set("data", tree(data));
        return new Envelope(json).seen("2026-01-01").by("somebody", "press");
    }

    public static Envelope announced(String model, String effective) {
        return of("model.announced", model, effective, "{'name': '%s'}".formatted(model));
    }

    public static Envelope released(String model, String effective) {
        return of("model.released", model, effective, "{'name': '%s'}".formatted(model));
    }

    public static Envelope access(String model, String effective, String state) {
        return of(
                "api_access.changed",
                model,
                effective,
                "{'channel': 'first_party_api', 'state': '%s'}".formatted(state));
    }

    /** @param output dollars for a million tokens */
    public static Envelope price(String model, String effective, String output) {
        return of("pricing.changed", model, effective, """
                {'channel': 'first_party_api', 'disclosure': 'disclosed', 'currency': 'USD',
                 'prices': [{'component': 'output', 'amount': '%s', 'per': '1M_tokens'}]}
                """.formatted(output));
    }

    public static Envelope disclosure(String model, String effective, String disclosure) {
        return of(
                "pricing.changed",
                model,
                effective,
                "{'channel': 'first_party_api', 'disclosure': '%s'}".formatted(disclosure));
    }

    public static Envelope status(String model, String effective, String status) {
        return of("open_source_status.changed", model, effective, "{'status': '%s'}".formatted(status));
    }

    public static Envelope benchmark(String id) {
        return about(
                "benchmark", id, "benchmark.defined", "{'name': '%s', 'direction': 'higher_is_better'}".formatted(id));
    }

    /** @param score JSON; single quotes stand for double ones */
    public static Envelope score(String model, String benchmark, String score) {
        return of(
                "benchmark.published",
                model,
                "2026-05-01",
                "{'benchmark': '%s', 'score': %s}".formatted(benchmark, score));
    }

    public static Envelope exact(String model, String benchmark, String value) {
        return score(model, benchmark, "{'kind': 'exact', 'value': %s}".formatted(value));
    }

    public static Envelope range(String model, String benchmark, String low, String high) {
        return score(model, benchmark, "{'kind': 'range', 'low': %s, 'high': %s}".formatted(low, high));
    }

    public static Envelope confirmed(String publisher, String seen) {
        return about(
                        "organisation",
                        publisher,
                        "source.observed",
                        "{'publisher': '%s', 'digest': 'as seen %s'}".formatted(publisher, seen))
                .seen(seen)
                .by(publisher, "catalogue");
    }

    public Envelope by(String publisher, String kind) {
        var copy = json.deepCopy();
        copy.putObject("source").put("publisher", publisher).put("kind", kind);
        return new Envelope(copy);
    }

    public Envelope effective(String effective) {
        return with("/effective", effective);
    }

    /** Of an instant or a vague date, the day on which it begins. */
    public Envelope seen(String date) {
        var month = date.length() == 7 && date.charAt(5) == 'Q' ? date.substring(0, 5) + "01" : date;
        return with("/observed_at", month.length() >= 10 ? month : (month + "-01-01").substring(0, 10));
    }

    public Envelope id(UUID id) {
        return with("/id", id.toString());
    }

    public Envelope with(String pointer, String text) {
        return with(pointer, JSON.getNodeFactory().stringNode(text));
    }

    /** Puts a value at a place, whose parent is there. */
    public Envelope with(String pointer, JsonNode value) {
        var copy = json.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
        return new Envelope(copy);
    }

    public Envelope withJson(String pointer, String value) {
        return with(pointer, tree(value));
    }

    public Envelope without(String name) {
        var copy = json.deepCopy();
        copy.remove(name);
        return new Envelope(copy);
    }

    /** The body of a correction that puts this in the place of another. */
    public Envelope correcting() {
        return with("/reason", "it was wrong");
    }

    /** @param data JSON in which single quotes stand for double ones */
    public static JsonNode tree(String data) {
        return JSON.readTree(data.replace('\'', '"'));
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
