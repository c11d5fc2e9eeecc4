package org.modeltracker.api.webhook;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.EventConsumer;
import org.springframework.stereotype.Component;

/**
 * Turns each event of the log into deliveries, once: the checkpoint moves in the same transaction. Where there are many webhooks, each part
 * of them has a transaction of its own.
 */
@Component
class FanOut implements EventConsumer {

    /** A transaction of one event makes so many promises: the first of them are kept while the next are made. */
    private static final int MOST = 1_000;
    /** For many events it creates as many, or a few more: each transaction reads again what its events affect. */
    private static final int FEWEST = 50;

    private final ChangeDetector changes;
    private final MessageWriter writer;
    private final SubscriptionMatcher subscriptions;
    private final DeliveryWorker sender;
    private final Clock clock;

    FanOut(
            ChangeDetector changes,
            MessageWriter writer,
            SubscriptionMatcher subscriptions,
            DeliveryWorker sender,
            Clock clock) {
        this.changes = changes;
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public boolean isAwaited() {
        return subscriptions.exist();
    }

    @Override
    public @Nullable UUID consume(List<RecordedEvent> events, @Nullable UUID after) {
        var wanted = subscriptions.wanted(changes.withAffectedKeys(changes.concerns(events)));
        if (wanted.isEmpty()) {
            return null;
        }
        writer.write(wanted);
        int webhooks = Math.max(MOST / wanted.size(), FEWEST);
        return subscriptions.promise(SubscriptionMatcher.topics(wanted), after, webhooks, clock.instant());
    }

    @Override
    public void afterCommit() {
        sender.wake();
    }
}
