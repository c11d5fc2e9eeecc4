package org.modeltracker.api;

import static org.modeltracker.core.Eventually.eventually;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.evidence.PageExamples;
import org.modeltracker.api.importer.HistoryExamples;
import org.modeltracker.api.webhook.Receiver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer of each operation, of a tracker with the sample record: read, then recorded and subscribed to. Long lists are cut. */
final class RealAnswers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ITEMS = 2;
    private static final int MOST_LINES = 12;
    private static final Set<String> SECRETS = Set.of("key", "secret");
    private static final String SOURCE =
            "'source': {'publisher': 'example-lab', 'kind': 'official', 'title': 'Rocket 1', 'url': 'https://lab.example/rocket-1'}";
    private static final String CLAIM =
            "{'type': 'model.announced', 'model': 'example-lab/rocket-1', 'effective': '2026-10-30',"
                    + " 'observed_at': '2026-10-30', %s, 'data': {'name': 'Rocket 1', 'family': 'rocket'}}"
                            .formatted(SOURCE);

    private final Http http;
    private final Map<String, ObjectNode> byOperation = new TreeMap<>();

    private RealAnswers(Http http) {
        this.http = http;
    }

    /** By operation id. */
    static Map<String, ObjectNode> of(SampleTracker tracker) {
        var answers = new RealAnswers(tracker.http());
        answers.read(tracker.reads().addresses());
        try (var receiver = new Receiver();
                var silent = new Receiver()) {
            silent.answersBy(_ -> new Receiver.Reply(500, ""));
            answers.write(receiver, silent);
        }
        PageExamples.all().forEach(answers::keep);
        HistoryExamples.all().forEach(answers::keep);
        return answers.byOperation;
    }

    /** The answers that are the same on every tracker with the sample record: without random ids, and without the bytes of files. */
    static Map<String, ObjectNode> ofTheRecord(SampleTracker tracker) {
        var answers = new RealAnswers(tracker.http());
        answers.read(tracker.reads().addresses());
        answers.byOperation
                .keySet()
                .removeAll(Set.of(
                        "getImport",
                        "getKey",
                        "getWebhook",
                        "listDeliveries",
                        "listImports",
                        "listKeys",
                        "listWebhooks",
                        "listWatches",
                        "listReviews",
                        "getEvidence",
                        "getExportManifest"));
        return answers.byOperation;
    }

    private void read(Map<String, String> addresses) {
        addresses.forEach((operation, path) -> {
            if (!operation.equals(
                    "getSchema")) { // it refers to other schemas, and generators look for them beside the document
                keep(operation, null, http.get(path));
            }
        });
    }

    private void write(Receiver receiver, Receiver silent) {
        post("createKey", "/v1/keys", "{'name': 'reader', 'owner': 'example', 'scopes': ['history:read']}");
        post("startImport", "/v1/imports/modelsdev?force=true&observed_at=2026-05-01", "{}");
        post("reviewIdentities", "/v1/identities/review?dry_run=true", "");
        var hook = "/v1/webhooks/" + post("createWebhook", "/v1/webhooks", subscription(receiver));
        eventually("it consents", () -> http.get(hook).at("/status").equals("active"));
        var event = "/v1/events/" + post("recordEvent", "/v1/events", CLAIM);
        var correction = post(
                "correctEvent",
                event + "/correction",
                "{'observed_at': '2026-10-31', %s, 'data': {'name': 'Rocket One'}, 'reason': 'another spelling'}"
                        .formatted(SOURCE));
        post(
                "retractEvent",
                "/v1/events/" + correction + "/retraction",
                "{'observed_at': '2026-10-31', %s, 'reason': 'it was withdrawn'}".formatted(SOURCE));
        subscribed(hook, receiver);
        consented(silent);
        post("startRebuild", "/v1/views/rebuild", "");
    }

    private void subscribed(String hook, Receiver receiver) {
        receiver.awaitNews(1);
        eventually(
                "it is delivered",
                () -> http.get(hook + "/deliveries").at("/data/0/status").equals("delivered"));
        get("listDeliveries", hook + "/deliveries");
        var delivery = hook + "/deliveries/" + http.get(hook + "/deliveries").at("/data/0/id");
        get("getDelivery", delivery);
        post("resendDelivery", delivery + "/resend", "");
        post("pingWebhook", hook + "/ping", "");
        post("rotateWebhookSecret", hook + "/rotate-secret", "");
        get("getReplay", hook + "/replays/" + post("replayEvents", hook + "/replay", "{'after': 1}"));
        post("enableWebhook", hook + "/enable", "");
        var changes = "{'description': 'prices of one lab', 'types': ['pricing.changed']}";
        keep(
                "updateWebhook",
                body(changes),
                http.send(http.request(hook, "Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(body(changes).toString()))));
        get("getWebhook", hook);
        get("listWebhooks", "/v1/webhooks?limit=1");
    }

    private void consented(Receiver silent) {
        var created = http.post("/v1/webhooks", body(subscription(silent)).toString());
        eventually("it is pinged", () -> !silent.requests().isEmpty());
        var code = silent.requests().getFirst().json().at("/data/code").asString();
        post("consentToWebhook", "/v1/webhooks/" + created.at("/id") + "/consent", "{'code': '%s'}".formatted(code));
    }

    private static String subscription(Receiver receiver) {
        return "{'url': '%s', 'models': ['example-lab/*']}".formatted(receiver.url());
    }

    private void get(String operation, String path) {
        keep(operation, null, http.get(path));
    }

    /** @return the id of what it made */
    private String post(String operation, String path, String text) {
        var sent = text.isEmpty() ? null : body(text);
        var answer = http.post(path, sent == null ? "" : sent.toString());
        keep(operation, sent, answer);
        return answer.at("/id");
    }

    private static JsonNode body(String text) {
        return Envelope.tree(text);
    }

    private void keep(String operation, @Nullable JsonNode sent, Http.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(operation + " " + answer.status() + " " + answer.body());
        }
        var type = answer.header("Content-Type").split(";", 2)[0];
        var example = JSON.createObjectNode()
                .put("operation", operation)
                .put("status", answer.status())
                .put("type", type);
        if (sent != null) {
            example.set("request", sent);
        }
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            example.set("answer", operation.equals("getSchema") ? answer.json() : shortened(answer.json()));
        } else {
            example.put(
                    "answer",
                    String.join("\n", answer.body().lines().limit(MOST_LINES).toList()));
        }
        byOperation.put(operation, example);
    }

    private void keep(String operation, Exchange seen) {
        var example = JSON.createObjectNode()
                .put("operation", operation)
                .put("status", seen.status())
                .put("type", "application/json");
        if (seen.sent() != null) {
            example.set("request", seen.sent());
        }
        example.set("answer", shortened(seen.answer()));
        byOperation.put(operation, example);
    }

    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ArrayNode list) {
            var some = JSON.createArrayNode();
            list.valueStream().limit(MOST_ITEMS).map(RealAnswers::shortened).forEach(some::add);
            return some;
        }
        if (node instanceof ObjectNode object) {
            var copy = JSON.createObjectNode();
            object.forEachEntry((name, value) -> copy.set(name, shortened(value)));
            SECRETS.stream()
                    .filter(name -> copy.path(name).isString())
                    .forEach(name -> copy.put(name, masked(copy.path(name).asString())));
            return copy;
        }
        return node;
    }

    /** Nobody should mistake an example for a secret. */
    private static String masked(String secret) {
        return secret.substring(0, secret.lastIndexOf('_') + 1) + "…";
    }
}
