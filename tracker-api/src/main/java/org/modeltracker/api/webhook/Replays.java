package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.EventSubscription;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends parts of the log once more, batch by batch: how far a replay is moves in the transaction of its deliveries, so that another process can
 * take it up where this one was killed.
 */
final class Replays implements SmartLifecycle {

    private static final int BATCH = 500;

    private final ReplayStore store;
    private final EventLog log;
    private final EventSubscription subscription;
    private final ChangeDetector changes;
    private final MessageWriter writer;
    private final SubscriptionMatcher subscriptions;
    private final MissedDueNews due;
    private final DeliveryWorker sender;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private UUID served = new UUID(0, 0);
    private final PollingLoop rounds = new PollingLoop("webhook-replays", this::work);

    Replays(
            ReplayStore store,
            EventLog log,
            EventSubscription subscription,
            ChangeDetector changes,
            MessageWriter writer,
            SubscriptionMatcher subscriptions,
            MissedDueNews due,
            DeliveryWorker sender,
            PlatformTransactionManager transactions,
            Supplier<UUID> ids,
            Clock clock) {
        this.store = store;
        this.log = log;
        this.subscription = subscription;
        this.changes = changes;
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.due = due;
        this.sender = sender;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    /** What comes after the end is promised as it comes in. */
    Replay ask(UUID webhook, long after) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var replay = transaction.execute(status -> {
            var until = Math.max(after, subscription.settledPosition());
            var asked = new Replay(ids.get(), webhook, after, until, 0, now, after == until ? now : null);
            store.add(asked);
            AfterCommit.run(rounds::wake);
            return asked;
        });
        return replay;
    }

    private Duration work() {
        boolean worked = Boolean.TRUE.equals(transaction.execute(status -> {
            var open = store.takeOpen(served);
            open.ifPresent(this::goOn);
            return open.isPresent();
        }));
        if (worked) {
            sender.wake();
        }
        return worked ? Duration.ZERO : Duration.ofSeconds(1);
    }

    private void goOn(Replay replay) {
        served = replay.id();
        var events = log.between(replay.position(), replay.until(), BATCH);
        var now = clock.instant();
        long last = events.isEmpty() ? replay.until() : events.getLast().position();
        int made = again(replay, events, now) + due.promise(replay, last, now);
        store.advance(replay.id(), last, made, now);
    }

    private int again(Replay replay, List<RecordedEvent> events, Instant now) {
        if (events.isEmpty()) {
            return 0;
        }
        var wanted = subscriptions.wantedBy(replay.webhook(), changes.withAffectedKeys(changes.concerns(events)));
        writer.write(wanted);
        return subscriptions.promiseAgain(replay.webhook(), SubscriptionMatcher.topics(wanted), now);
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
