package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.modeltracker.core.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes send to one endpoint: together no more at once than one endpoint may get. */
class SharedConcurrencyIT {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final int MOST = 2;
    private static final int EVENTS = 12;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate stored = new JdbcTemplate(database.dataSource());
    private final Receiver receiver = new Receiver();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);
    private SecondTracker one;
    private SecondTracker other;

    @BeforeEach
    void start() {
        one = node();
        other = node();
        receiver.answersBy(request -> request.type().equals("endpoint.ping") ? Receiver.consent(request) : slowly());
        var made = one.http().post("/v1/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        eventually(
                "consent",
                () -> one.http().get(made.header("Location")).at("/status").equals("active"));
    }

    @AfterEach
    void stop() {
        open.countDown();
        other.close();
        one.close();
        receiver.close();
    }

    private SecondTracker node() {
        return SecondTracker.start(
                database,
                NOW,
                "--tracker.rate-limit=off",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY,
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.concurrency-per-endpoint=" + MOST);
    }

    private Reply slowly() {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        atOnce.decrementAndGet();
        delivered.incrementAndGet();
        return new Reply(204, "");
    }

    private void record() {
        for (int n = 0; n < EVENTS; n++) {
            var claim = Envelope.released("shared/model-" + n, "2026-10-%02d".formatted(n + 10));
            assertThat(one.http().post("/v1/events", claim.toString()).status()).isEqualTo(201);
        }
    }

    @Test
    void both_together_send_no_more_at_once() {
        record();
        eventually("the endpoint has what it may get", () -> atOnce.get() == MOST);
        twoRoundsOfBoth();
        assertThat(atOnce.get()).isEqualTo(MOST);
        open.countDown();
        eventually("each is delivered", this::nothingWaits);
        assertThat(mostAtOnce.get()).isEqualTo(MOST);
    }

    @Test
    void what_a_killed_node_had_counts_for_five_seconds_only() {
        open.countDown();
        stored.update("""
                insert into work.sender (node, seen_at, held)
                select gen_random_uuid(), clock_timestamp(), jsonb_build_object(id::text, ?) from work.webhook
                """, MOST);
        record();
        twoRoundsOfBoth();
        assertThat(delivered.get()).isZero();
        eventually("the others go on", this::nothingWaits);
        assertThat(delivered.get()).isGreaterThanOrEqualTo(EVENTS);
    }

    private boolean nothingWaits() {
        return delivered.get() >= EVENTS && stored.queryForObject("select count(*) from work.due", Long.class) == 0;
    }

    private void twoRoundsOfBoth() {
        var begin = stored.queryForObject("select clock_timestamp()::text", String.class);
        for (int round = 0; round < 2; round++) {
            var since = round == 0 ? begin : stored.queryForObject("select clock_timestamp()::text", String.class);
            eventually(
                    "both have looked for more",
                    () -> stored.queryForObject(
                                    "select count(*) from work.sender where seen_at > ?::timestamptz",
                                    Integer.class,
                                    since)
                            >= 2);
        }
    }
}
