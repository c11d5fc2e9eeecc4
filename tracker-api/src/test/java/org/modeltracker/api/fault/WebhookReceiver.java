package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.modeltracker.api.webhook.Receiver;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.modeltracker.api.webhook.Receiver.Request;
import tools.jackson.databind.JsonNode;

/** Where webhooks arrive: it refuses a few, and keeps what it took. */
final class WebhookReceiver implements AutoCloseable {

    private static final String ALL = "/all";
    private static final Duration UNTIL_ARRIVED = Duration.ofSeconds(150);

    private final Receiver receiver = new Receiver();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private String secret = "";
    private long after;

    WebhookReceiver(Random random) {
        receiver.answersBy(request -> {
            if (request.type().equals("endpoint.ping")) {
                return Receiver.consent(request);
            }
            synchronized (random) {
                if (random.nextInt(40) == 0) {
                    return new Reply(503, "");
                }
            }
            taken.add(request.path() + " " + request.json().at("/data/id").asString(""));
            return new Reply(204, "");
        });
    }

    String url(String path) {
        return receiver.url() + path;
    }

    /** Subscribes to everything from now on, while nothing is broken yet. */
    void subscribe(NodeCaller caller) {
        var made = Patience.answered(
                "a webhook for everything",
                () -> caller.post(
                        "/v1/webhooks",
                        "{\"url\":\"%s\",\"include_historical\":true,\"only_changes\":false}".formatted(url(ALL))));
        secret = made.at("/secret");
        eventually(
                "its consent",
                () -> caller.get("/v1/webhooks/" + made.at("/id"))
                        .filter(answer -> answer.at("/status").equals("active"))
                        .isPresent());
        after = caller.get("/v1/events?limit=1")
                .orElseThrow()
                .json()
                .at("/page/next_after")
                .asLong();
    }

    /** Every event arrives at least once, signed, and each repeat is the same. */
    void judge(List<JsonNode> events, Records records) {
        var missing = new HashSet<String>();
        events.stream()
                .filter(event -> event.path("position").asLong() > after)
                .forEach(event ->
                        missing.add("/hook" + ALL + " " + event.path("id").asString()));
        try {
            eventually("every event at its webhook", UNTIL_ARRIVED, () -> {
                missing.removeAll(taken);
                return missing.isEmpty();
            });
        } catch (AssertionError late) {
            records.violation("%d events did not arrive at the webhook, such as %s"
                    .formatted(missing.size(), missing.stream().limit(3).toList()));
        }
        var bodies = new HashMap<String, String>();
        for (var news : receiver.news()) {
            if (news.path().endsWith(ALL) && !isSigned(news, secret)) {
                records.violation("news with a bad signature: " + news);
            }
            var before = bodies.putIfAbsent(news.path() + news.header("webhook-id"), news.body());
            if (before != null && !before.equals(news.body())) {
                records.violation("one webhook-id, two bodies: %s and %s".formatted(before, news.body()));
            }
        }
    }

    static boolean isSigned(Request request, String secret) {
        try {
            long timestamp = Long.parseLong(request.header("webhook-timestamp"));
            var right = new Webhook(secret).sign(request.header("webhook-id"), timestamp, request.body());
            return Arrays.asList(request.header("webhook-signature").split(" ")).contains(right);
        } catch (Exception e) {
            return false;
        }
    }

    List<Request> pings(String path) {
        return receiver.requests().stream()
                .filter(request ->
                        request.path().endsWith(path) && request.type().equals("endpoint.ping"))
                .toList();
    }

    /** News of what was recorded after its webhook was deleted. */
    List<String> laterThan(List<Hook> hooks) {
        var ends = new HashMap<String, Long>();
        hooks.forEach(hook -> ends.put("/hook" + hook.path, hook.endOfNews));
        return receiver.news().stream()
                .filter(news ->
                        news.json().at("/data/position").asLong() > ends.getOrDefault(news.path(), Long.MAX_VALUE))
                .map(news -> "news after the webhook was deleted: " + news)
                .toList();
    }

    int count() {
        return receiver.news().size();
    }

    @Override
    public void close() {
        receiver.close();
    }
}
