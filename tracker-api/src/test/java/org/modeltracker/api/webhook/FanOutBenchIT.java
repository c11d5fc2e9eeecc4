package org.modeltracker.api.webhook;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.BenchReport;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.outbound.OutboundClient;
import org.modeltracker.api.outbound.OutboundRequest;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.modeltracker.api.webhook.signing.Signature;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** One event to many subscriptions of one receiver, beside the same client posting the same signed bodies in a bare loop. */
@Tag("bench")
@TestPropertySource(properties = "tracker.webhooks.most-per-owner=10000")
@DirtiesContext // the next bench has the heap and the processors for itself
class FanOutBenchIT extends WebhookContext {

    private static final int SUBSCRIPTIONS = Integer.getInteger("bench.subscriptions", 10_000);
    private static final int ROUNDS = 21;
    /** What the database is asked, it is asked some hundred times a round: the compiler is done with it only after so many. */
    private static final int WARM = 12;

    @Autowired
    private OutboundClient client;

    @Autowired
    private WebhookSettings settings;

    @Autowired
    private JdbcTemplate jdbc;

    private final long[] received = new long[SUBSCRIPTIONS];
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void one_event_to_ten_thousand_subscriptions() throws Exception {
        count.set(SUBSCRIPTIONS);
        receiver.answersBy(request -> {
            if (request.type().equals("endpoint.ping")) {
                return Receiver.consent(request);
            }
            int n = count.getAndIncrement();
            if (n < SUBSCRIPTIONS) {
                received[n] = System.nanoTime();
            }
            return new Reply(204, "");
        });
        subscribeAll();
        receiver.requests().clear();
        var sents = new double[ROUNDS - WARM];
        var bares = new double[ROUNDS - WARM];
        for (int round = 1; round <= ROUNDS; round++) {
            double bare = bareLoop();
            double sent = fanOut(round);
            System.out.printf(
                    "round %d: bare loop %.0f/s, deliveries %.0f/s, ratio %.2f, p99 from commit to receipt %.2f s, heap at most %d MB of %d%n",
                    round,
                    bare,
                    sent,
                    sent / bare,
                    p99(),
                    peak(),
                    Runtime.getRuntime().maxMemory() >> 20);
            if (round > WARM) {
                sents[round - WARM - 1] = sent;
                bares[round - WARM - 1] = bare;
            }
        }
        BenchReport.rate("one event to 10,000 webhooks", sents, "the same requests in a bare loop", bares, 0.7);
        jdbc.update("delete from work.webhook where owner = ?", lab);
    }

    private void subscribeAll() {
        var body = "{\"url\":\"%s\",\"models\":[\"%s/*\"]}".formatted(receiver.url(), lab);
        var limit = new Semaphore(16);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                limit.acquireUninterruptibly();
                threads.execute(() -> {
                    owner.post("/v1/webhooks", body);
                    limit.release();
                });
            }
        }
        until(() -> jdbc.queryForObject(
                        "select count(*) from work.webhook where owner = ? and status = 'active'", Integer.class, lab)
                == SUBSCRIPTIONS);
    }

    private long start;

    private double fanOut(int round) {
        count.set(0);
        record(Envelope.released(lab + "/round-" + round, today()));
        start = System.nanoTime();
        until(() -> count.get() >= SUBSCRIPTIONS);
        double seconds = (Arrays.stream(received).max().orElseThrow() - start) / 1e9;
        until(() ->
                jdbc.queryForObject("select count(*) from work.delivery where status = 'waiting'", Integer.class) == 0);
        return SUBSCRIPTIONS / seconds;
    }

    private double bareLoop() throws InterruptedException {
        count.set(0);
        var body = receiver.requests().isEmpty()
                ? "{\"a\":\"%s\"}".formatted("x".repeat(800))
                : receiver.requests().getLast().body();
        receiver.requests().clear();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var done = new CountDownLatch(SUBSCRIPTIONS);
        var limit = new Semaphore(settings.concurrency());
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, SUBSCRIPTIONS).forEach(i -> {
                limit.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        post("msg_" + i, bytes);
                    } finally {
                        limit.release();
                        done.countDown();
                    }
                });
            });
            done.await();
        }
        receiver.requests().clear();
        return SUBSCRIPTIONS / ((System.nanoTime() - begun) / 1e9);
    }

    private void post(String id, byte[] body) {
        long now = clock.instant().getEpochSecond();
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                "" + now,
                "webhook-signature",
                Signature.of(List.of(new byte[32]), id, now, body));
        try {
            client.send(new OutboundRequest(
                    "POST", URI.create(receiver.url()), headers, body, Duration.ofSeconds(15), 20_000));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private double p99() {
        var sorted = Arrays.stream(received).map(at -> at - start).sorted().toArray();
        return sorted[SUBSCRIPTIONS * 99 / 100] / 1e9;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static void until(BooleanSupplier reached) {
        long deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within ten minutes");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
