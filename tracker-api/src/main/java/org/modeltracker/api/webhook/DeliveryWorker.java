package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.modeltracker.api.trace.Traces;
import org.modeltracker.core.background.PollingLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Sends what is due. Claims come in rounds, attempts run side by side and hold no transaction, and outcomes are kept in batches by rounds of their
 * own. What is claimed and never kept, because the process died, lapses and is sent again.
 */
final class DeliveryWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** A statement for a few costs nearly what one for many does: where more are to be expected, it waits for them so long. */
    private static final Duration FOR_MORE = Duration.ofMillis(15);

    private final DeliveryLeases claims;
    private final ClockSteps steps;
    private final AttemptSender attempts;
    private final EndpointVerification consent;
    private final AttemptResultWriter outcomes;
    private final EmailRelay relay;
    private final Traces traces;
    private final WebhookSettings settings;
    private final Clock clock;
    private final PollingLoop claiming = new PollingLoop("webhook-sender", this::claim);
    private final PollingLoop keeping = new PollingLoop("webhook-outcomes", this::keep);
    private final LinkedBlockingQueue<AttemptResult> done = new LinkedBlockingQueue<>();
    private final List<AttemptResult> unkept = new ArrayList<>();
    private final InFlight held = new InFlight();
    private final Semaphore attempting;
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private UUID served = FIRST;
    private long claimedAt = System.nanoTime();
    private long keptAt = System.nanoTime();

    DeliveryWorker(
            DeliveryLeases claims,
            ClockSteps steps,
            AttemptSender attempts,
            EndpointVerification consent,
            AttemptResultWriter outcomes,
            EmailRelay relay,
            Traces traces,
            WebhookSettings settings,
            Clock clock) {
        this.traces = traces;
        this.claims = claims;
        this.steps = steps;
        this.attempts = attempts;
        this.consent = consent;
        this.outcomes = outcomes;
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
        attempting = new Semaphore(settings.concurrency());
    }

    /** Looks at once for what is due. */
    void wake() {
        claiming.wake();
    }

    /** As many again as are attempted are claimed, so that those do not wait for the database. */
    private Duration claim() {
        int slots = 2 * settings.concurrency() - held.count();
        if (slots < settings.concurrency() && isFresh(claimedAt)) {
            return FOR_MORE;
        }
        if (slots <= 0) {
            claims.stillHold(held.byEndpoint());
            return IDLE;
        }
        claimedAt = System.nanoTime();
        var now = clock.instant();
        steps.see(now);
        var taken = claims.take(
                now,
                now.plus(settings.lease()),
                slots,
                settings.concurrencyPerEndpoint(),
                held.byEndpoint(),
                served,
                relay.most() - held.letters());
        taken.forEach(held::add);
        taken.forEach(delivery -> threads.execute(() -> attempt(delivery)));
        boolean fromTheFirst = served.equals(FIRST);
        served = taken.isEmpty() ? FIRST : taken.getLast().webhook();
        return taken.isEmpty() && fromTheFirst ? IDLE : Duration.ZERO;
    }

    private static boolean isFresh(long nanos) {
        return System.nanoTime() - nanos < FOR_MORE.toNanos();
    }

    private void attempt(LeasedDelivery delivery) {
        attempting.acquireUninterruptibly();
        try {
            var outcome = traces.follow(
                    delivery.message(),
                    "deliver message",
                    () -> tags(delivery),
                    () -> attempts.make(delivery),
                    AttemptResult::word);
            if (delivery.isPing()) {
                consent.heard(outcome);
            }
            done.add(outcome);
        } catch (RuntimeException | Error e) {
            LOG.warn("an attempt at delivery {} did not finish; it will be repeated", delivery.id(), e);
            release(delivery);
        } finally {
            attempting.release();
        }
        keeping.wake();
    }

    private static Map<String, String> tags(LeasedDelivery delivery) {
        return Map.of(
                "tracker.message.id",
                Message.wireId(delivery.news()),
                "tracker.webhook",
                delivery.webhook().toString(),
                "tracker.delivery",
                String.valueOf(delivery.id()));
    }

    private void release(LeasedDelivery delivery) {
        try {
            claims.release(delivery);
        } catch (DataAccessException e) {
            LOG.warn("could not release the lease of delivery {}; it will expire", delivery.id(), e);
        }
        held.remove(delivery);
        claiming.wake();
    }

    /** What could not be kept is kept by a later round; until then its slot is not given away. */
    private Duration keep() {
        if (unkept.isEmpty() && done.size() < BATCH / 2 && isFresh(keptAt)) {
            return FOR_MORE;
        }
        boolean kept = keepSome();
        keptAt = System.nanoTime();
        return kept ? Duration.ZERO : IDLE;
    }

    /** @return whether there may be more */
    private boolean keepSome() {
        if (unkept.isEmpty()) {
            done.drainTo(unkept, BATCH);
            var seen = new HashSet<Long>();
            unkept.removeIf(outcome -> !seen.add(outcome.delivery().id()) && done.add(outcome)); // one after the other
        }
        if (unkept.isEmpty()) {
            return false;
        }
        outcomes.keep(unkept);
        unkept.forEach(outcome -> held.remove(outcome.delivery()));
        unkept.clear();
        claiming.wake();
        return true;
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
                LOG.warn("{} attempts did not end; they will be repeated", held.count());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeping.stop();
        keepTheRest();
    }

    private void keepTheRest() {
        try {
            boolean more = true;
            while (more) {
                more = keepSome();
            }
        } catch (DataAccessException e) {
            LOG.warn("could not store {} results; their deliveries will be repeated", unkept.size() + done.size(), e);
        }
    }

    @Override
    public boolean isRunning() {
        return claiming.isRunning();
    }
}
