package org.modeltracker.api.webhook;

import static org.modeltracker.core.Eventually.eventually;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.BenchReport;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.springframework.test.annotation.DirtiesContext;

/** One endpoint that answers after 30 s, one that refuses connections, and one that is well: how much later does the last get its news? */
@Tag("bench")
@DirtiesContext // the next bench has the heap and the processors for itself
class SlowNeighbourBenchIT extends WebhookContext {

    private static final int EVENTS = 200;

    private final Map<String, Long> received = new ConcurrentHashMap<>();

    @Test
    void a_healthy_endpoint_beside_a_slow_and_a_dead_one() {
        receiver.answersBy(request -> {
            if (request.type().equals("endpoint.ping")) {
                return Receiver.consent(request);
            }
            received.putIfAbsent(request.json().at("/data/model").asString(), System.nanoTime());
            return new Reply(204, "");
        });
        subscribe();
        p99("warm-up");
        double alone = p99("alone");
        try (var slow = new Receiver();
                var dead = new Receiver()) {
            subscribe(slow, "'models': ['%s/*']".formatted(lab));
            subscribe(dead, "'models': ['%s/*']".formatted(lab));
            slow.answersBy(request -> {
                LockSupport.parkNanos(30_000_000_000L);
                return new Reply(204, "");
            });
            dead.close();
            double beside = p99("beside");
            BenchReport.time(
                    "p99 of a delivery beside a slow and a dead endpoint",
                    new double[] {beside},
                    "alone",
                    new double[] {alone},
                    Double.NaN);
        }
    }

    /** In milliseconds. */
    private double p99(String run) {
        var waits = new double[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            var model = "%s/%s-%d".formatted(lab, run, i);
            http().post("/v1/events", Envelope.released(model, today()).toString());
            long committed = System.nanoTime();
            eventually("news of " + model, () -> received.containsKey(model));
            waits[i] = Math.max(0, received.get(model) - committed) / 1e6;
        }
        Arrays.sort(waits);
        return waits[EVENTS * 99 / 100];
    }
}
