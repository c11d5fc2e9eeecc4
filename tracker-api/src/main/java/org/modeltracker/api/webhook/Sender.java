package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what is due. Claims come in rounds, attempts run side by side and hold no transaction, and outcomes are kept in batches by rounds of their
 * own. What is claimed and never kept, because the process died, lapses and is sent again.
 */
final class Sender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** A claim looks at every endpoint, so with few slots free it is made for several outcomes at once. */
    private static final Duration WHEN_BUSY = Duration.ofMillis(50);

    private final Claims claims;
    private final Attempts attempts;
    private final Consent consent;
    private final Outcomes outcomes;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Rounds claiming = new Rounds("webhook-sender", this::claim);
    private final Rounds keeping = new Rounds("webhook-outcomes", this::keep);
    private final LinkedBlockingQueue<Outcome> done = new LinkedBlockingQueue<>();
    private final List<Outcome> unkept = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private UUID served = FIRST;
    private long claimedAt = System.nanoTime();

    Sender(
            Claims claims,
            Attempts attempts,
            Consent consent,
            Outcomes outcomes,
            WebhookSettings settings,
            Clock clock) {
        this.claims = claims;
        this.attempts = attempts;
        this.consent = consent;
        this.outcomes = outcomes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at once for what is due. */
    void wake() {
        claiming.wake();
    }

    private Duration claim() {
        var now = clock.instant();
        int slots = settings.concurrency() - underWay.get();
        boolean fewSlots = slots < settings.concurrency() / 4;
        if (slots <= 0 || (fewSlots && System.nanoTime() - claimedAt < WHEN_BUSY.toNanos())) {
            return slots <= 0 ? IDLE : WHEN_BUSY;
        }
        claimedAt = System.nanoTime();
        var taken = claims.take(now, now.plus(settings.lease()), slots, settings.concurrencyPerEndpoint(), served);
        underWay.addAndGet(taken.size());
        taken.forEach(delivery -> threads.execute(() -> attempt(delivery)));
        if (!taken.isEmpty()) {
            served = taken.getLast().webhook();
            return taken.size() < slots ? Duration.ZERO : IDLE;
        }
        if (!served.equals(FIRST)) {
            served = FIRST;
            return Duration.ZERO;
        }
        return claims.nextAfter(now).map(next -> until(next)).orElse(IDLE);
    }

    private Duration until(Instant next) {
        var wait = Duration.between(clock.instant(), next);
        return wait.isPositive() ? wait : Duration.ofMillis(1);
    }

    private void attempt(Claimed delivery) {
        try {
            var outcome = attempts.make(delivery);
            if (delivery.isPing()) {
                consent.heard(outcome);
            }
            done.add(outcome);
        } catch (RuntimeException e) {
            LOG.warn(
                    "an attempt at delivery {} was not finished; it is repeated when its claim lapses",
                    delivery.id(),
                    e);
            underWay.decrementAndGet();
        }
        keeping.wake();
    }

    /** What could not be kept is kept by a later round; until then its slot is not given away. */
    private Duration keep() {
        if (unkept.isEmpty()) {
            done.drainTo(unkept, BATCH);
        }
        if (unkept.isEmpty()) {
            return IDLE;
        }
        outcomes.keep(unkept);
        underWay.addAndGet(-unkept.size());
        unkept.clear();
        claiming.wake();
        return done.isEmpty() ? IDLE : Duration.ZERO;
    }

    @Override
    public void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        keeping.start();
        claiming.start();
    }

    /** Attempts under way are waited for, no longer than they may take, so that a restart repeats none. */
    @Override
    public void stop() {
        claiming.stop();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} attempts did not end; they are repeated", underWay.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeping.stop();
    }

    @Override
    public boolean isRunning() {
        return claiming.isRunning();
    }
}
